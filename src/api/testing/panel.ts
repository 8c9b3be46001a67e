import type { Client, ClientConfig } from '../client-types.ts'
import { createClient } from '../client.ts'

/** What reached the pretended panel. */
export type Sent = {
  method: string
  path: string
  headers: Headers
  init: RequestInit
  body: unknown
}

type Respond = (sent: Sent) => Response | Promise<Response>

/** An answer with a JSON body. */
export function json(value: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(value), {
    ...init,
    headers: {
      'content-type': 'application/json',
      ...(init.headers as Record<string, string>),
    },
  })
}

/** An answer in the panel's own form of a failure. */
export function refusal(status: number, code: string, detail = ''): Response {
  return json({ errors: [{ code, status: String(status), detail }] }, { status })
}

export const noContent = (): Response => new Response(null, { status: 204 })

/** A `fetch` that hands each request to `respond` and minds the signal; and what was sent. */
function pretend(respond: Respond): { fetch: typeof globalThis.fetch; sent: Sent[] } {
  const sent: Sent[] = []
  return {
    sent,
    async fetch(input, init = {}) {
      const { signal } = init
      const each: Sent = {
        method: init.method ?? 'GET',
        path: String(input),
        headers: new Headers(init.headers),
        init,
        body: typeof init.body === 'string' ? JSON.parse(init.body) : undefined,
      }
      sent.push(each)
      const aborted = Promise.withResolvers<never>()
      signal?.addEventListener('abort', () => aborted.reject(signal.reason))
      return Promise.race([Promise.resolve(respond(each)), aborted.promise])
    },
  }
}

/** A client of a pretended panel, on the page's own origin unless `config` says otherwise; and what was sent to it. */
export function withPanel(
  respond: Respond,
  config: Partial<ClientConfig> = {},
): { client: Client; sent: Sent[] } {
  const { fetch, sent } = pretend(respond)
  const client = createClient({
    baseUrl: '',
    pageOrigin: 'https://panel.example',
    auth: { mode: 'session' },
    csrfToken: () => 'token',
    fetch,
    ...config,
  })
  return { client, sent }
}

/** What a call throws; fails when it does not. */
export async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

/** An account as a panel answers it. */
export const accountBody = {
  object: 'user',
  attributes: { id: 1, username: 'u', email: 'e@example.test' },
}

/** Whether this asks for a fresh CSRF token. */
export const isCsrf = ({ path }: Sent): boolean => path.endsWith('/sanctum/csrf-cookie')

/** The CSRF tokens that were sent, `null` where there was none. */
export const tokens = (sent: Sent[]): (string | null)[] =>
  sent.map(({ headers }) => headers.get('x-xsrf-token'))
