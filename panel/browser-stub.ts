import type { Panel } from './types.ts'

/** A browser as far as a panel sees it: keeps cookies, sends its token, speaks JSON. For tests. */
export function createBrowserStub(panel: Panel) {
  const jar = new Map<string, string>()
  const origin = panel.control.settings().url

  const send = async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ) => {
    const token = decodeURIComponent(jar.get('XSRF-TOKEN') ?? '')
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await panel.fetch(
      new Request(origin + path, {
        method,
        headers: {
          accept: 'application/json',
          ...(cookie && { cookie }),
          ...(token && { 'x-xsrf-token': token }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const at = pair.indexOf('=')
      if (attributes.includes('Max-Age=0')) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const text = await response.text()
    const isJson = response.headers.get('content-type') === 'application/json'
    const data: unknown = isJson && text ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, data }
  }

  return {
    jar,
    send,
    get: (path: string) => send('GET', path),
    post: (path: string, body: unknown = {}) => send('POST', path, body),
    put: (path: string, body: unknown = {}) => send('PUT', path, body),
    /** The first half of a sign-in, or all of it without two-factor. */
    async signIn(user: string, password: string) {
      await send('GET', '/sanctum/csrf-cookie')
      return send('POST', '/auth/login', { user, password })
    },
    /** The names of the events of the feed, newest first. */
    async events() {
      const { data } = await send(
        'GET',
        '/api/client/account/activity?sort=-timestamp&per_page=100',
      )
      const { data: rows } = data as { data: { attributes: { event: string } }[] }
      return rows.map((row) => row.attributes.event)
    },
  }
}

/** The first complaint of a refusal. */
export function detailOf({ data }: { data: unknown }): string | undefined {
  const { errors } = data as { errors?: { detail: string }[] }
  return errors?.[0]?.detail
}
