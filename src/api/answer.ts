import * as z from 'zod/mini'

import { type Call, type Endpoint, isWrite, endpointName } from './endpoint.ts'
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

/** Statuses that servers in front of a panel answer by a page of their own. */
const proxyStatuses = [403, 407, 408, 413, 414, 431]
const redirectedWrite = 'a write was redirected; is the address of the panel its final one?'

type Body =
  | { form: 'json'; value: unknown }
  | { form: 'html' | 'empty' | 'broken' | 'text'; value: undefined }

/** A whole answer, read once. */
export type Answer = {
  response: Response
  body: Body
  /** Characters of the body. */
  length: number
  /** When it arrived, in milliseconds since 1970. */
  now: number
}

/** Waits for the body and reads it by its content type. Rejects when the connection breaks. */
export async function readAnswer(response: Response, now: () => number): Promise<Answer> {
  const text = await response.text()
  const type = response.headers.get('content-type') ?? ''
  return { response, body: bodyOf(text, type), length: text.length, now: now() }
}

function bodyOf(text: string, type: string): Body {
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

function surprise(endpoint: Call, answer: Answer, why: string): Surprise {
  const { response, body, length } = answer
  const type = (response.headers.get('content-type') ?? 'none').split(';')[0]?.slice(0, 60)
  const report = [
    `Request: ${endpointName(endpoint)}`,
    `Answer: ${response.status}${response.redirected ? ' after a redirect' : ''}`,
    `Content: ${type}, read as ${body.form}, ${length} characters`,
    `Problem: ${why}`,
  ].join('\n')
  // A 4xx never ran; a 2xx that cannot be read, or that was redirected, probably did.
  const mayHaveRun = isWrite(endpoint) && response.status < 400
  return new Surprise(endpointName(endpoint), report, mayHaveRun)
}

function isSignInPage({ redirected, url }: Response): boolean {
  if (!redirected || !URL.canParse(url)) return false
  return /\/login\/?$/.test(new URL(url).pathname)
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

/** How many requests a minute the limit allows that refused one (contract §3 and §4.5); 0 where the answer is not of such a limit. */
function perMinute({ response }: Answer, first: Problem | undefined): number {
  const limit = response.headers.get('x-ratelimit-limit') ?? ''
  return first?.code === 'ThrottleRequestsException' && /^\d{1,6}$/.test(limit)
    ? Number(limit)
    : 0
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
    retryAfter(answer.response.headers, answer.now) !== null,
    perMinute(answer, first),
  )
}

/** Maintenance of the panel itself, which stands before everything: nothing was carried out (contract rule 0.23). */
function isMaintenance(status: number, first: Problem | undefined): boolean {
  return (
    status === 503 &&
    first?.code === 'HttpException' &&
    /^service unavailable$/i.test(first.detail)
  )
}

/** Whose an error is that the panel did not tell as data; `null` where it is the panel's. Pages with 500 come from both. */
function whoseError(status: number, isPage: boolean): 'anybody' | 'proxy' | null {
  if (isPage && status === 500) return 'anybody'
  return isPage || status === 502 || status === 504 || status >= 520 ? 'proxy' : null
}

function unavailable(
  endpoint: Call,
  answer: Answer,
  first: Problem | undefined,
): Unavailable {
  const { status, headers } = answer.response
  const isDown = isMaintenance(status, first)
  const isPage = answer.body.form === 'html'
  const reason = whoseError(status, isPage) ?? (isDown ? 'maintenance' : 'server')
  const mayHaveRun = isWrite(endpoint) && status >= 500 && !isDown
  const seconds = retryAfter(headers, answer.now)
  return new Unavailable(endpointName(endpoint), reason, { status, mayHaveRun, seconds })
}

function refusal(endpoint: Call, status: number, found: Problem[]): Refused {
  const said = found.length > 0 ? found : [{ code: null, rule: null, detail: '', at: null }]
  const { fields, problems } = placed(said, endpoint.fieldOf)
  return new Refused(endpointName(endpoint), status, fields, problems)
}

/** Whether a 404 is the router's, which has no such route, rather than that of a record. */
function isRouters404(endpoint: Call, first: Problem | undefined): boolean {
  return !endpoint.record || /^The route .* could not be found/i.test(first?.detail ?? '')
}

/**
 * What an answer says went wrong, or `null`: design §4, contract §3.
 *
 * @param hasSession whether a CSRF token was sent and refreshed, so that a 419 ends the session
 */
export function failureOf(
  endpoint: Call,
  answer: Answer,
  hasSession: boolean,
): Failure | null {
  const name = endpointName(endpoint)
  const { body, response } = answer
  const { status, redirected } = response
  const found = problemsIn(body.value)
  const first = found[0]
  if (status >= 500) return unavailable(endpoint, answer, first)
  if (isSignInPage(response)) return new Unauthenticated(name, null)
  if (status === 429) return throttled(name, answer, first)
  if (status === 401) return new Unauthenticated(name, 401)
  if (status === 419)
    return hasSession ? new Unauthenticated(name, 419) : forbidden(name, first)
  if (first?.code === 'TwoFactorAuthRequiredException') return new TwoFactorRequired(name)
  if (body.form === 'html' && status >= 400)
    return proxyStatuses.includes(status)
      ? unavailable(endpoint, answer, first)
      : surprise(endpoint, answer, 'a page instead of data')
  if (status === 403) return forbidden(name, first)
  if (status === 405 || (status === 404 && isRouters404(endpoint, first)))
    // A redirect turns POST into GET, and then there is no such route (pterodactyl/panel#2988).
    return redirected && isWrite(endpoint)
      ? surprise(endpoint, answer, redirectedWrite)
      : new Unsupported(name, status)
  if (status >= 400) return refusal(endpoint, status, found)
  if (status < 200 || status >= 300)
    return surprise(endpoint, answer, 'a status that is no answer')
  // Re-implementations that know but one status (contract §3.1, E6).
  if (isObject(body.value) && (body.value['success'] === false || isErrorList(body.value)))
    return refusal(endpoint, status, found)
  return null
}

/** Statuses by which panels say of a write to the account that it was carried out, where there is no more to say; 201 in old ones. */
const done = [201, 204]

/**
 * Whether an answer without a result proves that a write was carried out: a status by which panels say so, and no body. Any
 * other success may be that of a server on the way. Pages of the panel answer in ways of their own, and what they did is looked up.
 */
function provesDone(endpoint: Call, { response, body }: Answer): boolean {
  if (!isWrite(endpoint) || endpoint.area === 'web') return true
  return done.includes(response.status) && body.form === 'empty'
}

/** Reads the result out of an answer that is no failure; throws a `Surprise` if it cannot. */
export function resultOf<T>(endpoint: Endpoint<T>, answer: Answer): T {
  const { body, response } = answer
  const cannot = (why: string) => surprise(endpoint, answer, why)
  if (response.redirected && body.form !== 'json' && endpoint.whenRedirected)
    return endpoint.whenRedirected()
  if (body.form === 'html') throw cannot('a page instead of data')
  if (body.form === 'broken') throw cannot('incomplete or malformed JSON')
  if (endpoint.schema === 'nothing') {
    if (response.redirected && body.form !== 'empty') throw cannot(redirectedWrite)
    if (!provesDone(endpoint, answer))
      throw cannot('no success that panels are known to answer')
    return undefined as T
  }
  if (body.form !== 'json') throw cannot(body.form === 'empty' ? 'no body' : 'no JSON')
  const parsed = z.safeParse(endpoint.schema, body.value)
  if (parsed.success) return parsed.data
  throw cannot(parsed.error.issues.slice(0, 5).map(issueLine).join('; '))
}

function isErrorList(body: Record<string, unknown>): boolean {
  return Array.isArray(body['errors']) && body['errors'].length > 0 && !('data' in body)
}

/** Path and code only: the words of an issue may quote what was received. */
function issueLine(issue: z.core.$ZodIssue): string {
  return `${issue.path.map(String).join('.') || 'body'}: ${issue.code}`
}
