import { problemCodes, type Problem } from '#src/api/failures.ts'
import type { Translate } from '#src/i18n/translate.ts'

/** Words for a refused password; `undefined` for anything else. */
export function explainPassword(problem: Problem, t: Translate): string | undefined {
  return problem.code === problemCodes.wrongPassword
    ? t('security.passwordWrong')
    : undefined
}
