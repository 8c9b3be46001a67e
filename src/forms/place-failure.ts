import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form'

import { type Problem, Refused, type Failure } from '#src/api/failures.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { revealed } from '#src/lib/invisible-characters.ts'

/** Which field of the form answers for which field of the API; the part before the first dot decides (`allowed_ips.3`). */
export type ServerFields<V extends FieldValues> = Partial<Record<string, FieldPath<V>>>

/** Words of our own for a problem; `undefined` leaves it to the panel's. `field` is the API's name, or `null`. */
export type Explain = (problem: Problem, field: string | null) => string | undefined

/** `words` for a refused password; `undefined` for anything else. */
export const explainPassword = ({ code }: Problem, words: string): string | undefined =>
  code === problemCodes.wrongPassword ? words : undefined

/** A debugging panel, or a broken one, complains a thousand times; nobody reads more than this. */
const most = 10

/** The first of the words, each once, and how many more there are. */
function firstOf(words: readonly string[], t: Translate): string[] {
  const all = [...new Set(words)]
  const more = all.length - most
  return more > 0 ? [...all.slice(0, most), t('errors.more', { count: more })] : all
}

/**
 * Puts what the panel refused beside the fields it is about. Returns the words that belong to no field, for the summary above
 * the form, and the names of those fields.
 */
export function placeRefusal<V extends FieldValues>(
  form: UseFormReturn<V>,
  refused: Refused,
  t: Translate,
  fields: ServerFields<V>,
  explain: Explain = () => undefined,
): { rest: string[]; placed: string[] } {
  const words = (problem: Problem, field: string | null) =>
    explain(problem, field) ??
    (revealed(problem.detail.trim()) || t('errors.refusedWithoutWords'))
  const rest = refused.problems.map((problem) => words(problem, null))
  const placed = new Set<string>()
  for (const [field, problems] of Object.entries(refused.fields)) {
    // A panel may call a field by a name that every object has something under (`constructor`).
    const name = Object.hasOwn(fields, field) ? fields[field] : undefined
    const message = firstOf(
      problems.map((problem) => words(problem, field)),
      t,
    ).join(' ')
    if (!name) rest.push(message)
    else {
      form.setError(name, { type: 'server', message })
      placed.add(name)
    }
  }
  return { rest: firstOf(rest, t), placed: [...placed] }
}

/** The failure again, as a refusal in our own words: beside `field`, or above the form without one. */
export function refusedInWords(failure: Failure, words: string, field?: string): Refused {
  const problem: Problem = { code: null, rule: null, detail: words, at: null }
  return field
    ? new Refused(failure.endpoint, 0, { [field]: [problem] }, [])
    : new Refused(failure.endpoint, 0, {}, [problem])
}
