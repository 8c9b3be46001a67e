import { firstPart } from '#src/lib/invisible-characters.ts'

import type { Problem } from './failures.ts'
import { problemCodes } from './problem-codes.ts'
import { isObject } from './wire.ts'

/** A debugging panel puts raw exceptions there; nobody reads more than this. */
const longestDetail = 500

/** What a panel says in other words or under a common name, and the code to know it by. */
const known: readonly [RegExp, string][] = [
  [/^the password provided was (?:not valid|invalid)/i, problemCodes.wrongPassword],
  [/captcha/i, problemCodes.captcha],
  [/^no account matching those credentials/i, problemCodes.wrongCredentials],
  [/^the recovery token provided is not valid/i, problemCodes.wrongRecoveryCode],
  [/^the authentication token provided has expired/i, problemCodes.checkpointExpired],
  [/two-factor.*already enabled/i, problemCodes.twoFactorEnabled],
  [/account limit for number of api keys/i, problemCodes.keyLimit],
  [
    /^the (?:provided )?(?:two-factor|token) .*(?:not valid|invalid)/i,
    problemCodes.wrongCode,
  ],
  [/^a two-factor code or recovery token is required/i, problemCodes.secondFactorNeeded],
]

const text = (value: unknown): string =>
  typeof value === 'string' ? firstPart(value, longestDetail) : ''
const textOrNull = (value: unknown): string | null => text(value) || null

function problem(entry: unknown): Problem {
  if (!isObject(entry)) return { code: null, rule: null, detail: text(entry), at: null }
  const meta = isObject(entry['meta']) ? entry['meta'] : {}
  const source = isObject(entry['source']) ? entry['source'] : {}
  const at = textOrNull(meta['source_field'] ?? source['field'])
  const code = textOrNull(entry['code'])
  const detail = text(entry['detail'] ?? entry['message'])
  // Until 1.0.0-rc.6 the code of a field's problem was its rule (contract §3.1, E4).
  return at && !meta['source_field']
    ? { code: 'ValidationException', rule: code, detail, at }
    : { code, rule: textOrNull(meta['rule']), detail, at }
}

function fieldProblems([at, details]: [string, unknown]): Problem[] {
  return (Array.isArray(details) ? details : [details]).map((detail) => ({
    code: 'ValidationException',
    rule: null,
    detail: text(detail),
    at,
  }))
}

/** Reads the complaints in a body of any known shape (contract §3.1, rules 0.9 and 0.10). */
export function problemsIn(body: unknown): Problem[] {
  if (!isObject(body)) return []
  const { errors } = body
  if (Array.isArray(errors) && errors.length > 0) return errors.map(problem)
  if (isObject(errors) && Object.keys(errors).length > 0)
    return Object.entries(errors).flatMap(fieldProblems)
  const detail = text(body['message']) || text(body['error'])
  return detail ? [{ code: null, rule: null, detail, at: null }] : []
}

/** The same problem under the code of `problemCodes`, whatever this panel calls it. */
function recognised(found: Problem): Problem {
  if (found.at !== null) return found
  const code = known.find(([words]) => words.test(found.detail))?.[1]
  return code ? { ...found, code } : found
}

/** Sorts problems by field; a field is the part of the panel's path before the first dot. */
export function placed(
  found: readonly Problem[],
  fieldOf: Partial<Record<string, string>> = {},
): { fields: Record<string, Problem[]>; problems: Problem[] } {
  const fields: Record<string, Problem[]> = Object.create(null)
  const problems: Problem[] = []
  for (const each of found.map(recognised)) {
    const code = each.code ?? ''
    const told = Object.hasOwn(fieldOf, code) ? fieldOf[code] : undefined
    const field = each.at?.split('.')[0] || told
    if (field) (fields[field] ??= []).push(each)
    else problems.push(each)
  }
  return { fields: { ...fields }, problems }
}
