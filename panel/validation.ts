import type { Word } from './dialects/words.ts'
import { type Complaint, Failure } from './failure.ts'
import type { Input } from './php-input.ts'

/** Complaints about a request, in the order of its fields. */
export function createComplaints() {
  const byField = new Map<string, Complaint[]>()
  const complaints = {
    add(field: string, rule: string, detail: string) {
      const entry = { detail, meta: { source_field: field, rule } }
      byField.set(field, [...(byField.get(field) ?? []), entry])
    },

    /** Asks for text that is not empty; `null` after a complaint, or when there is none. */
    text(input: Input, field: string): string | null {
      const value = input[field]
      const label = field.replaceAll('_', ' ')
      const missing = value === undefined || value === null || value === ''
      if (missing || (Array.isArray(value) && value.length === 0)) {
        complaints.add(field, 'required', `The ${label} field is required.`)
        return null
      }
      if (typeof value === 'string') return value
      complaints.add(field, 'string', `The ${label} must be a string.`)
      return null
    },

    /** @throws Failure 422 with all complaints, unless dialects have another word for it. */
    throwIfAny(word?: Word) {
      const all = [...byField.values()].flat()
      if (all.length === 0) return
      throw new Failure(422, 'ValidationException', all, {
        instead: 'back',
        ...(word && { word }),
      })
    },
  }
  return complaints
}

/** Characters as the panel counts them: code points. */
export const lengthOf = (text: string) => [...text].length

const atom = String.raw`[^\s@"(),:;<>[\]\\.]+`
const email = new RegExp(
  String.raw`^(?:${atom}(?:\.${atom})*|"[^"\n]*")@[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?(?:\.[\p{L}\p{N}_](?:[\p{L}\p{N}_-]*[\p{L}\p{N}_])?)*$`,
  'u',
)

/** An address by the letter of the RFC: `a@b` is one (recording `email.bad-format-no-tld`). */
export const isEmail = (text: string) => email.test(text)
