import { isOnline } from '#src/lib/network.ts'

import { type Answer, readAnswer } from './answer.ts'
import { apiBaseOf } from './api-base.ts'
import type { ClientConfig } from './client-types.ts'
import { type Call, isWrite, endpointName } from './endpoint.ts'
import { Unauthenticated, Unavailable } from './failures.ts'

const defaultTimeouts = { read: 15_000, write: 20_000 }

/**
 * Makes the way of single requests to one panel: address, headers, cookies and time limits, and what answers tell beside
 * what was asked.
 */
export function createTransport(config: ClientConfig) {
  const { auth } = config
  const baseUrl = config.baseUrl.replace(/\/+$/, '')
  const apiBase = apiBaseOf(config)
  const timeouts = config.timeouts ?? defaultTimeouts
  const now = config.now ?? Date.now
  const { csrfToken } = config
  const isOwnOrigin = onOwnOrigin(baseUrl, config.pageOrigin)
  // With the key, a cookie of another origin can only harm; on the panel's own origin a write
  // with the key alone is refused, so an anonymous session goes along (contract rule 0.15).
  const hasSession =
    config.credentials !== 'omit' && (auth.mode === 'session' || isOwnOrigin)

  function init(endpoint: Call): RequestInit {
    const headers = new Headers({
      Accept: 'application/json',
      'X-Requested-With': 'XMLHttpRequest',
    })
    if (endpoint.body) headers.set('Content-Type', 'application/json')
    if (auth.mode === 'key' && endpoint.area !== 'web')
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

  /** Sends one request as it is, whatever is answered. Throws `Unavailable` without an answer; when `signal` is aborted, its reason. */
  async function send(endpoint: Call, signal?: AbortSignal): Promise<Answer> {
    signal?.throwIfAborted()
    // No panel gives out such a key, and no header carries it.
    if (
      auth.mode === 'key' &&
      endpoint.area !== 'web' &&
      !/^[\x21-\x7e]+$/.test(auth.key.trim())
    )
      throw new Unauthenticated(endpointName(endpoint), 401)
    const timeout = new AbortController()
    const limit = isWrite(endpoint) ? timeouts.write : timeouts.read
    const timer = setTimeout(() => timeout.abort(), limit)
    const wasOnline = isOnline()
    const sentAt = now()
    try {
      const response = await config.fetch(
        baseUrl + (endpoint.area !== 'web' ? apiBase : '') + endpoint.path,
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
      const reason = timeout.signal.aborted ? 'timeout' : isOnline() ? 'network' : 'offline'
      throw new Unavailable(endpointName(endpoint), reason, {
        mayHaveRun: isWrite(endpoint) && wasOnline,
        waited: reason === 'timeout' ? limit : null,
        isElsewhere: !isOwnOrigin,
      })
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    send,
    isOwnOrigin,
    /** Whether a session on the panel goes along with each request. */
    hasSession,
    csrfToken,
    clockAhead: () => clockAhead,
    rateLimit: () => rateLimit,
  }
}

function onOwnOrigin(baseUrl: string, pageOrigin: string): boolean {
  if (baseUrl === '') return true
  return URL.canParse(baseUrl) && new URL(baseUrl).origin === pageOrigin
}
