import { type Answer, failureOf } from './answer.ts'
import type { Endpoint } from './endpoint.ts'

const csrfCookie: Endpoint<void> = {
  method: 'GET',
  area: 'web',
  path: '/sanctum/csrf-cookie',
  schema: 'nothing',
}

/** The decoded value of the `XSRF-TOKEN` among cookies as a document has them; `undefined` without one. */
export function xsrfTokenIn(cookies: string): string | undefined {
  const value = /(?:^|;\s*)XSRF-TOKEN=([^;]+)/.exec(cookies)?.[1]
  if (!value) return undefined
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/**
 * Fetches CSRF tokens; whoever asks while one is under way shares it. So a refresh is not bound
 * to the signal of one of them.
 */
export function createCsrf(send: (endpoint: Endpoint<void>) => Promise<Answer>): {
  refresh(): Promise<void>
} {
  let underWay: Promise<void> | null = null

  async function refresh(): Promise<void> {
    const failure = failureOf(csrfCookie, await send(csrfCookie), true)
    // Panels before 1.8 have no such route and set the cookie with every page and answer.
    if (failure && failure.kind !== 'unsupported') throw failure
  }

  return {
    refresh() {
      underWay ??= refresh().finally(() => {
        underWay = null
      })
      return underWay
    },
  }
}
