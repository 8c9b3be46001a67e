import { orAborted } from '#src/lib/network.ts'
import { observableRecord } from '#src/lib/observable.ts'

import { type Answer, failureOf, resultOf } from './answer.ts'
import { unknownCapabilities } from './capabilities.ts'
import type { Client, ClientConfig } from './client-types.ts'
import { createCsrf } from './csrf.ts'
import { type Endpoint, isWrite, endpointName } from './endpoint.ts'
import { AnotherAccount, Forbidden, isFailure } from './failures.ts'
import { createTransport } from './transport.ts'

/** Makes the client of one panel. */
export function createClient(config: ClientConfig): Client {
  const { auth } = config
  const transport = createTransport(config)
  const { send, isOwnOrigin, hasSession, csrfToken } = transport
  const capabilities = observableRecord(unknownCapabilities)
  const csrf = createCsrf(send)

  async function sendWithCsrf<T>(
    endpoint: Endpoint<T>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    if (!hasSession || !isWrite(endpoint)) return send(endpoint, signal)
    const needsToken = endpoint.method !== 'GET'
    // First, so that nothing is awaited between the check and the write but the check's own answer.
    if (needsToken && !csrfToken()) await orAborted(csrf.refresh(), signal)
    if (endpoint.area !== 'web') await checkAccount(endpointName(endpoint), signal)
    const answer = await send(endpoint, signal)
    if (!needsToken || answer.response.status !== 419) return answer
    await orAborted(csrf.refresh(), signal)
    // A refused token may have begun another session: somebody else's, where a cookie remembers them.
    if (endpoint.area !== 'web') await checkAccount(endpointName(endpoint), signal)
    const second = await send(endpoint, signal)
    // A fresh token, too: of a session that has ended, which the check throws, or of somebody who is signed in still.
    if (second.response.status === 419 && made.guard && endpoint.area !== 'web') {
      await checkAccount(endpointName(endpoint), signal)
      throw new Forbidden(endpointName(endpoint), 'token', '', null)
    }
    return second
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
    if (!mayBeRemembered || endpoint.area === 'web') return answer
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
    clockAhead: transport.clockAhead,
    rateLimit: transport.rateLimit,
    isOwnOrigin,
    hasToken: () => csrfToken() !== undefined,
    sendsCookies: hasSession,
    capabilities,
    refreshCsrf: csrf.refresh,
  }
  return made
}
