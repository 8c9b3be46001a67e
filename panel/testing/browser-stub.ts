import { CookieJar } from 'tough-cookie'

import type { Panel } from '../types.ts'

/** A server in process: a panel, or a site with one. */
type Answers = (request: Request) => Promise<Response>

/** What was answered, as a test looks at it: the body as it is when it is no JSON. */
export type Answered = { status: number; headers: Headers; data: unknown }

export type BrowserStub = {
  /** What a page at the origin knows as `fetch`. */
  fetch: typeof globalThis.fetch
  /**
   * Sends JSON with the cookies and their token, and nothing of where it comes from: neither `Origin` nor `Referer`, unless
   * `headers` have them. A redirect is the answer.
   */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered>
  get(path: string): Promise<Answered>
  post(path: string, body?: unknown): Promise<Answered>
  put(path: string, body?: unknown): Promise<Answered>
  /** The first half of a sign-in, or all of it without two-factor. */
  signIn(user: string, password: string): Promise<Answered>
  /** The names of the events of the feed, newest first. */
  events(): Promise<string[]>
  /** The raw value of a cookie, also of one that scripts cannot see. */
  cookie(name: string): string | undefined
  /** All cookies, as a `Cookie` header has them. */
  cookies(): string
  /** What the page knows as `document.cookie`. */
  documentCookie(): string
  /** Takes over a `Cookie` header, such as that of a session made behind the panel's back. */
  setCookies(header: string): void
  /** Takes a cookie from the browser, as if it had been deleted there. */
  deleteCookie(name: string): void
}

const nullBodyStatus = [101, 204, 205, 304]

/**
 * A browser around a server: it keeps cookies, says where it comes from, follows redirects and
 * honours `credentials`, as the Fetch standard has it for a page at `origin` and its default
 * referrer policy. It knows no CORS: what is tested with it lives at one origin or says `omit`.
 */
export function createBrowserStub(server: Answers, origin: string): BrowserStub {
  const jar = new CookieJar(undefined, { rejectPublicSuffixes: false })

  async function send(request: Request, page: string): Promise<Response> {
    const sameOrigin = new URL(request.url).origin === origin
    const { credentials, method } = request
    const withCookies =
      credentials === 'include' || (credentials === 'same-origin' && sameOrigin)
    const headers = new Headers(request.headers)
    if (!['GET', 'HEAD'].includes(method) || !sameOrigin) headers.set('Origin', origin)
    if (request.referrerPolicy !== 'no-referrer') {
      headers.set('Referer', sameOrigin ? page : `${origin}/`)
    }
    headers.delete('Cookie')
    const cookies = withCookies ? jar.getCookieStringSync(request.url) : ''
    if (cookies) headers.set('Cookie', cookies)
    const body = request.body ? await request.clone().arrayBuffer() : null
    const { signal, url } = request
    const sent = new Request(url, { method, headers, body, signal })
    const response = await abortable(server(sent), signal)
    if (withCookies) keepCookies(response, url)
    return response
  }

  function keepCookies(response: Response, url: string): void {
    for (const cookie of response.headers.getSetCookie())
      jar.setCookieSync(cookie, url, { ignoreError: true })
  }

  const cookie = (name: string) =>
    jar.getCookiesSync(origin).find(({ key }) => key === name)?.value
  const cookies = () => jar.getCookieStringSync(origin)

  async function sendPlain(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answered> {
    const token = decodeURIComponent(cookie('XSRF-TOKEN') ?? '')
    const request = new Request(origin + path, {
      method,
      headers: {
        accept: 'application/json',
        ...(cookies() && { cookie: cookies() }),
        ...(token && { 'x-xsrf-token': token }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const response = await server(request)
    keepCookies(response, request.url)
    const text = await response.text()
    const isJson = response.headers.get('content-type') === 'application/json'
    const data: unknown = isJson && text ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, data }
  }

  async function stubbedFetch(
    input: RequestInfo | URL,
    init?: RequestInit,
  ): Promise<Response> {
    const page = globalThis.location?.origin === origin ? location.href : `${origin}/`
    const address = input instanceof Request ? input : new URL(input, page)
    let request = new Request(address, init)
    for (let redirects = 0; redirects <= 20; redirects++) {
      const response = await send(request, page)
      const location = response.headers.get('location')
      if (!location || ![301, 302, 303, 307, 308].includes(response.status)) {
        return asReceived(response, request.url, redirects > 0)
      }
      if (request.redirect === 'error') throw new TypeError('Failed to fetch')
      if (request.redirect === 'manual') return opaqueRedirect()
      request = redirected(request, new URL(location, request.url), response.status)
    }
    throw new TypeError('Failed to fetch')
  }

  return {
    fetch: stubbedFetch,
    send: sendPlain,
    get: (path) => sendPlain('GET', path),
    post: (path, body = {}) => sendPlain('POST', path, body),
    put: (path, body = {}) => sendPlain('PUT', path, body),
    async signIn(user, password) {
      await sendPlain('GET', '/sanctum/csrf-cookie')
      return sendPlain('POST', '/auth/login', { user, password })
    },
    async events() {
      const newest = '/api/client/account/activity?sort=-timestamp&per_page=100'
      const { data } = await sendPlain('GET', newest)
      const { data: rows } = data as { data: { attributes: { event: string } }[] }
      return rows.map((row) => row.attributes.event)
    },
    cookie,
    cookies,
    documentCookie: () =>
      jar
        .getCookiesSync(origin, { http: false })
        .map((cookie) => cookie.cookieString())
        .join('; '),
    setCookies: (header) => {
      for (const pair of header.split(/;\s*/)) {
        // The session's cookie is not for scripts; the token is.
        const rest = pair.startsWith('XSRF-TOKEN=') ? 'Path=/' : 'Path=/; HttpOnly'
        jar.setCookieSync(`${pair}; ${rest}`, origin)
      }
    },
    deleteCookie: (name) => void jar.setCookieSync(`${name}=; Path=/; Max-Age=0`, origin),
  }
}

/** A browser at the panel's own address. */
export const openBrowser = (panel: Panel): BrowserStub =>
  createBrowserStub(panel.fetch, panel.control.settings().url)

/** The first complaint of a refusal. */
export function detailOf({ data }: Answered): string | undefined {
  const { errors } = data as { errors?: { detail: string }[] }
  return errors?.[0]?.detail
}

/** Fetch §4.4: 303, and 301 or 302 after a POST, become a GET without a body. */
function redirected(request: Request, url: URL, status: number): Request {
  const { method } = request
  const becomesGet =
    (status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST')
  if (!becomesGet) return new Request(url, request)
  const headers = new Headers(request.headers)
  for (const name of ['content-type', 'content-length']) headers.delete(name)
  const { credentials, redirect, signal, referrerPolicy } = request
  return new Request(url, { headers, credentials, redirect, signal, referrerPolicy })
}

/** `url` and `redirected` cannot be given to a constructor, and a page never sees `set-cookie`. */
function asReceived(response: Response, url: string, wasRedirected: boolean): Response {
  const headers = new Headers(response.headers)
  headers.delete('set-cookie')
  const { status, statusText } = response
  const body = nullBodyStatus.includes(status) ? null : response.body
  const received = new Response(body, { status, statusText, headers })
  return Object.defineProperties(received, {
    url: { value: url },
    redirected: { value: wasRedirected },
    type: { value: 'basic' },
  })
}

function opaqueRedirect(): Response {
  return Object.defineProperties(new Response(null), {
    type: { value: 'opaqueredirect' },
    status: { value: 0 },
    ok: { value: false },
  })
}

function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    // A browser says nothing about why there was no answer.
    work.then(resolve, () => reject(new TypeError('Failed to fetch')))
    return undefined
  })
}
