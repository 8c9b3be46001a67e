import { Refused, type Failure, type Problem } from '#src/api/failures.ts'

const inWords = (detail: string): Problem => ({ code: null, rule: null, detail, at: null })

/** The failure again, as a refusal in our own words: beside `field`, or above the form without one. */
export function refusedInWords(failure: Failure, words: string, field?: string): Refused {
  const problem = inWords(words)
  return field
    ? new Refused(failure.endpoint, 0, { [field]: [problem] }, [])
    : new Refused(failure.endpoint, 0, {}, [problem])
}
