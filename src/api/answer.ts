import * as z from 'zod/mini'

import { type Endpoint, isWrite, nameOf } from './endpoint.ts'
import {
  type Failure,
  Forbidden,
  type Problem,
  Refused,
  Surprise,
  Throttled,
  TwoFactorRequired,
  Unauthenticated,
  Unavailable,
  Unsupported,
} from './failures.ts'
import { placed, problemsIn } from './problems.ts'
import { retryAfter, secondsToWait } from './retry-after.ts'
import { isObject } from './wire.ts'

/** A whole answer; `now` is when it arrived, in milliseconds since 1970. */
export type Answer = { response: Response; text: string; now: number }

type Body =
  | { form: 'json'; value: unknown }
  | { form: 'html' | 'empty' | 'broken' | 'text'; value: undefined }

function bodyOf({ response, text }: Answer): Body {
  const type = response.headers.get('content-type') ?? ''
  if (text.trim() === '') return { form: 'empty', value: undefined }
  if (/html/i.test(type)) return { form: 'html', value: undefined }
  try {
    return { form: 'json', value: JSON.parse(text) }
  } catch {
    // The parser's error is not kept: it quotes the body.
    if (/^\s*<(?:!doctype|html)/i.test(text)) return { form: 'html', value: undefined }
    return { form: /json/i.test(type) ? 'broken' : 'text', value: undefined }
  }
}

function surprise(
  endpoint: Endpoint<never>,
  answer: Answer,
  body: Body,
  why: string,
): Surprise {
  const { response, text } = answer
  const type = (response.headers.get('content-type') ?? 'none').split(';')[0]?.slice(0, 60)
  const report = [
    `Request: ${nameOf(endpoint)}`,
    `Answer: ${response.status}${response.redirected ? ' after a redirect' : ''}`,
    `Content: ${type}, read as ${body.form}, ${text.length} characters`,
    `Problem: ${why}`,
  ].join('\n')
  // A 4xx never ran; a 2xx that cannot be read, or that was redirected, probably did.
  const mayHaveRun = isWrite(endpoint) && response.status < 400
  return new Surprise(nameOf(endpoint), report, mayHaveRun)
}

function isSignInPage({ response }: Answer): boolean {
  if (!response.redirected || !URL.canParse(response.url)) return false
  return /\/login\/?$/.test(new URL(response.url).pathname)
}

function forbidden(name: string, first: Problem | undefined): Forbidden {
  const detail = first?.detail ?? ''
  const address = /^This IP address \(([^)]*)\)/i.exec(detail)?.[1]
  if (address !== undefined) return new Forbidden(name, 'address', detail, address || null)
  if (/application API key/i.test(detail))
    return new Forbidden(name, 'application-key', detail, null)
  const isManaged = first?.code === 'AuthorizationException' || /unauthorized/i.test(detail)
  return new Forbidden(name, isManaged ? 'managed' : 'unknown', detail, null)
}

function throttled(name: string, answer: Answer, first: Problem | undefined): Throttled {
  const detail = first?.detail ?? ''
  const seconds = secondsToWait(answer.response.headers, detail, answer.now)
  // The lock-out calls itself a 422 of field `email` (recording `login.lockout5.attempt-6`).
  const isLockout = first?.code === 'ValidationException' || /login attempts/i.test(detail)
  const isEmail =
    first?.code === 'TooManyRequestsHttpException' || /email address/i.test(detail)
  return new Throttled(
    name,
    seconds,
    isLockout ? 'lockout' : isEmail ? 'email' : 'rate',
    detail,
  )
}

function unavailable(endpoint: Endpoint<never>, answer: Answer, body: Body): Unavailable {
  const { status, headers } = answer.response
  const isProxy = body.form === 'html' || status === 502 || status === 504 || status >= 520
  const reason = isProxy ? 'proxy' : status === 503 ? 'maintenance' : 'server'
  const mayHaveRun = isWrite(endpoint) && status >= 500
  const seconds = retryAfter(headers, answer.now)
  return new Unavailable(nameOf(endpoint), reason, status, mayHaveRun, seconds)
}

function refusal(endpoint: Endpoint<never>, status: number, found: Problem[]): Refused {
  const said = found.length > 0 ? found : [{ code: null, rule: null, detail: '', at: null }]
  const { fields, problems } = placed(said, endpoint.fieldOf)
  return new Refused(nameOf(endpoint), status, fields, problems)
}

/** Whether a 404 is the router's, which has no such route, rather than that of a record. */
function isRouters404(endpoint: Endpoint<never>, first: Problem | undefined): boolean {
  return !endpoint.record || /^The route .* could not be found/i.test(first?.detail ?? '')
}

/**
 * What an answer says went wrong, or `null`: design §4, contract §3.
 *
 * @param hasSession whether a CSRF token was sent and refreshed, so that a 419 ends the session
 */
export function failureOf<T>(
  of: Endpoint<T>,
  answer: Answer,
  hasSession: boolean,
): Failure | null {
  const endpoint = of as Endpoint<never>
  const name = nameOf(endpoint)
  const { status } = answer.response
  const body = bodyOf(answer)
  const found = problemsIn(body.value)
  const first = found[0]
  if (isSignInPage(answer)) return new Unauthenticated(name, null)
  if (status >= 500) return unavailable(endpoint, answer, body)
  if (status === 429) return throttled(name, answer, first)
  if (status === 401) return new Unauthenticated(name, 401)
  if (status === 419)
    return hasSession ? new Unauthenticated(name, 419) : forbidden(name, first)
  if (first?.code === 'TwoFactorAuthRequiredException') return new TwoFactorRequired(name)
  if (body.form === 'html' && status >= 400)
    return [403, 407, 408, 413, 414, 431].includes(status)
      ? unavailable(endpoint, answer, body)
      : surprise(endpoint, answer, body, 'a page instead of data')
  if (status === 403) return forbidden(name, first)
  if (status === 405 || (status === 404 && isRouters404(endpoint, first)))
    return new Unsupported(name, status)
  if (status >= 400) return refusal(endpoint, status, found)
  if (status < 200 || status >= 300)
    return surprise(endpoint, answer, body, 'a status that is no answer')
  // Re-implementations that know but one status (contract §3.1, E6).
  if (isObject(body.value) && (body.value['success'] === false || isErrorList(body.value)))
    return refusal(endpoint, status, found)
  return null
}

function isErrorList(body: Record<string, unknown>): boolean {
  return Array.isArray(body['errors']) && body['errors'].length > 0 && !('data' in body)
}

/** Reads the result out of an answer that is no failure; throws a `Surprise` if it cannot. */
export function resultOf<T>(endpoint: Endpoint<T>, answer: Answer): T {
  const body = bodyOf(answer)
  const cannot = (why: string) => surprise(endpoint as Endpoint<never>, answer, body, why)
  const { redirected } = answer.response
  if (redirected && body.form !== 'json' && endpoint.whenRedirected)
    return endpoint.whenRedirected()
  if (body.form === 'html') throw cannot('a page instead of data')
  if (body.form === 'broken') throw cannot('incomplete or malformed JSON')
  if (redirected && isWrite(endpoint)) throw cannot('a write was redirected')
  if (endpoint.schema === 'nothing') return undefined as T
  if (body.form !== 'json') throw cannot(body.form === 'empty' ? 'no body' : 'no JSON')
  const parsed = z.safeParse(endpoint.schema, body.value)
  if (parsed.success) return parsed.data
  throw cannot(parsed.error.issues.map(issueLine).join('; '))
}

/** Path and code only: the words of an issue may quote what was received. */
function issueLine(issue: z.core.$ZodIssue): string {
  return `${issue.path.map(String).join('.') || 'body'}: ${issue.code}`
}
