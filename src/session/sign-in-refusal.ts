import { Refused, type Failure, type Problem } from '#src/api/failures.ts'

/** The failure again, as a refusal in our own words: beside `field`, or above the form without one. */
export function refusedInWords(failure: Failure, words: string, field?: string): Refused {
  const problem: Problem = { code: null, rule: null, detail: words, at: null }
  return field
    ? new Refused(failure.endpoint, 0, { [field]: [problem] }, [])
    : new Refused(failure.endpoint, 0, {}, [problem])
}
