import { observableRecord } from '#src/lib/observable.ts'

import { type Answer, failureOf, readAnswer, resultOf } from './answer.ts'
import { unknownCapabilities } from './capabilities.ts'
import type { Client, ClientConfig } from './client-types.ts'
import { createCsrf, readXsrfCookie } from './csrf.ts'
import { type Endpoint, isWrite, nameOf } from './endpoint.ts'
import { AnotherAccount, isFailure, Unauthenticated, Unavailable } from './failures.ts'

const defaultTimeouts = { read: 15_000, write: 20_000 }

/** Makes the client of one panel. */
export function createClient(config: ClientConfig): Client {
  const { auth } = config
  const baseUrl = config.baseUrl.replace(/\/+$/, '')
  const apiBase = (config.apiBase ?? '/api/client').replace(/\/+$/, '')
  const timeouts = config.timeouts ?? defaultTimeouts
  const now = config.now ?? Date.now
  const csrfToken = config.csrfToken ?? readXsrfCookie
  const capabilities = observableRecord(unknownCapabilities)
  const isOwnOrigin = onOwnOrigin(baseUrl, config.pageOrigin)
  // With the key, a cookie of another origin can only harm; on the panel's own origin a write
  // with the key alone is refused, so an anonymous session goes along (contract rule 0.15).
  const hasSession =
    config.credentials !== 'omit' && (auth.mode === 'session' || isOwnOrigin)

  function init<T>(endpoint: Endpoint<T>): RequestInit {
    const headers = new Headers({
      Accept: 'application/json',
      'X-Requested-With': 'XMLHttpRequest',
    })
    if (endpoint.body) headers.set('Content-Type', 'application/json')
    if (auth.mode === 'key' && endpoint.area === 'api')
      headers.set('Authorization', `Bearer ${auth.key.trim()}`)
    const token = hasSession && endpoint.method !== 'GET' ? csrfToken() : undefined
    if (token) headers.set('X-XSRF-TOKEN', token)
    return {
      method: endpoint.method,
      headers,
      credentials: hasSession ? 'same-origin' : 'omit',
      // Panels know somebody by the remember cookie alone only where a page of theirs asks (contract rule 0.18); this
      // overrules the policy of whatever document we are in.
      referrerPolicy: 'same-origin',
      ...(endpoint.body && { body: JSON.stringify(endpoint.body) }),
      ...(endpoint.secret && { cache: 'no-store' }),
    }
  }

  let clockAhead: number | null = null
  /** `Date` counts whole seconds, and the panel wrote it about half way between question and answer. */
  function learnClock(response: Response, sentAt: number): void {
    const date = Date.parse(response.headers.get('date') ?? '')
    if (!Number.isNaN(date)) clockAhead = date + 500 - (sentAt + now()) / 2
  }

  let rateLimit: number | null = null

  async function send<T>(endpoint: Endpoint<T>, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted()
    // No panel gives out such a key, and no header carries it.
    if (
      auth.mode === 'key' &&
      endpoint.area === 'api' &&
      !/^[\x21-\x7e]+$/.test(auth.key.trim())
    )
      throw new Unauthenticated(nameOf(endpoint), 401)
    const timeout = new AbortController()
    const limit = isWrite(endpoint) ? timeouts.write : timeouts.read
    const timer = setTimeout(() => timeout.abort(), limit)
    const wasOffline = isOffline()
    const sentAt = now()
    try {
      const response = await (config.fetch ?? fetch)(
        baseUrl + (endpoint.area === 'api' ? apiBase : '') + endpoint.path,
        {
          ...init(endpoint),
          signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
        },
      )
      learnClock(response, sentAt)
      // Signing in has a limit of its own.
      if (!isWrite(endpoint))
        rateLimit = Number(response.headers.get('x-ratelimit-limit')) || rateLimit
      return await readAnswer(response, now)
    } catch {
      // The error of fetch is not kept: its cause may quote the request.
      signal?.throwIfAborted()
      const reason = timeout.signal.aborted
        ? 'timeout'
        : isOffline()
          ? 'offline'
          : 'network'
      throw new Unavailable(
        nameOf(endpoint),
        reason,
        null,
        isWrite(endpoint) && !wasOffline,
      )
    } finally {
      clearTimeout(timer)
    }
  }

  const csrf = createCsrf(send)

  async function sendWithCsrf<T>(
    endpoint: Endpoint<T>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    if (!hasSession || !isWrite(endpoint)) return send(endpoint, signal)
    const needsToken = endpoint.method !== 'GET'
    // First, so that nothing is awaited between the check and the write but the check's own answer.
    if (needsToken && !csrfToken()) await orAborted(csrf.refresh(), signal)
    if (endpoint.area === 'api') await checkAccount(nameOf(endpoint), signal)
    const answer = await send(endpoint, signal)
    if (!needsToken || answer.response.status !== 419) return answer
    await orAborted(csrf.refresh(), signal)
    // A refused token may have begun another session: somebody else's, where a cookie remembers them.
    if (endpoint.area === 'api') await checkAccount(nameOf(endpoint), signal)
    return send(endpoint, signal)
  }

  async function checkAccount(about: string, signal?: AbortSignal): Promise<void> {
    const { guard } = made
    if (!guard || !hasSession) return
    const answer = await send(guard.ask, signal)
    const failure = failureOf(guard.ask, answer, hasSession)
    if (failure) throw failure
    const account = resultOf(guard.ask, answer)
    if (!guard.meet(account)) throw new AnotherAccount(about, account)
  }

  // Only at the beginning of a visit: a session that ends later is known to have ended.
  let mayBeRemembered = hasSession && isOwnOrigin && auth.mode === 'session'
  let remembering: Promise<void> | null = null

  /**
   * Sends a request, and once more where a remember cookie may only have lacked a session: a panel answers 401 to a GET
   * with neither session nor `Referer`, which some documents and browsers never send (contract rule 0.18).
   */
  async function sendAtStart<T>(
    endpoint: Endpoint<T>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const answer = await sendWithCsrf(endpoint, signal)
    if (!mayBeRemembered || endpoint.area !== 'api') return answer
    if (answer.response.status === 401) {
      // A failure is nobody's but this attempt's: the next one asks again.
      remembering ??= csrf.refresh().finally(() => (remembering = null))
      await orAborted(remembering, signal)
      mayBeRemembered = false
      return sendWithCsrf(endpoint, signal)
    }
    mayBeRemembered = !answer.response.ok
    return answer
  }

  async function request<T>(
    endpoint: Endpoint<T>,
    { signal }: { signal?: AbortSignal | undefined } = {},
  ): Promise<T> {
    const { feature } = endpoint
    try {
      const answer = await sendAtStart(endpoint, signal)
      const failure = failureOf(endpoint, answer, hasSession)
      if (failure) throw failure
      const result = resultOf(endpoint, answer)
      if (feature) capabilities.set({ [feature]: 'supported' })
      return result
    } catch (error) {
      if (feature && isFailure(error, 'unsupported'))
        capabilities.set({ [feature]: 'elsewhere' })
      throw error
    }
  }

  const made: Client = {
    request,
    config,
    guard: null,
    checkAccount,
    clockAhead: () => clockAhead,
    rateLimit: () => rateLimit,
    isOwnOrigin,
    hasToken: () => csrfToken() !== undefined,
    sendsCookies: hasSession,
    capabilities,
    refreshCsrf: csrf.refresh,
  }
  return made
}

function onOwnOrigin(baseUrl: string, pageOrigin = globalThis.location?.origin): boolean {
  if (baseUrl === '') return true
  return URL.canParse(baseUrl) && new URL(baseUrl).origin === pageOrigin
}

function isOffline(): boolean {
  return globalThis.navigator?.onLine === false
}

/** `promise`, given up (not ended: others may wait for it) when `signal` is aborted. */
async function orAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const give = (): void => reject(signal.reason)
  signal.addEventListener('abort', give, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', give)
  }
}
