import { problemCodes, type Problem } from '#src/api/failures.ts'
import type { Translate } from '#src/i18n/translate.ts'

/** Our words for a wrong current password, which the panel reports before anything else; `undefined` for the rest. */
export function explainWrongPassword(problem: Problem, t: Translate): string | undefined {
  return problem.code === problemCodes.wrongPassword
    ? t('profile.currentPasswordWrong')
    : undefined
}
