import {
  request as requestHttp,
  type IncomingMessage,
  type RequestOptions,
} from 'node:http'
import {
  request as requestHttps,
  type RequestOptions as TlsRequestOptions,
} from 'node:https'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

import type { Backend } from './backend.ts'

export type ProxyOptions = {
  /** Origin of the real panel. */
  target: URL
  /**
   * Whether the page sends a key: the panel would take a browser's origin of its own for a
   * session (`bearer.browser.put.origin-app-url`), so it never learns of one.
   */
  keyMode?: boolean
  /** How to reach it, where name service and well-known certificates do not. */
  connection?: Pick<TlsRequestOptions, 'lookup' | 'ca'>
  /** Milliseconds of silence after which the panel counts as unreachable. */
  timeout?: number
}

/** RFC 9110 §7.6.1, and what is wrong or pointless behind another origin. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
  'strict-transport-security',
  'alt-svc',
])

/**
 * A reverse proxy to a panel that believes itself to be called directly: `Host`, `Origin` and
 * `Referer` become the panel's own, cookies lose `Secure` and `Domain`, and redirects to the panel
 * come back to the caller's origin. A panel that cannot be reached is answered for with 502 and HTML.
 */
export function createProxy(options: ProxyOptions): Backend {
  return async (request) => {
    try {
      const answer = await send(request, options)
      return toResponse(answer, request, options.target)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      console.error(`${options.target.origin} cannot be reached: ${why}`)
      return badGateway(request)
    }
  }
}

function send(request: Request, options: ProxyOptions): Promise<IncomingMessage> {
  const { target, connection, timeout = 60_000 } = options
  const { pathname, search } = new URL(request.url)
  const settings: RequestOptions & TlsRequestOptions = {
    ...connection,
    method: request.method,
    headers: requestHeaders(request.headers, options),
    timeout,
    signal: request.signal,
  }
  const open = target.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const upstream = open(new URL(pathname + search, target), settings, resolve)
    upstream.on('timeout', () => upstream.destroy(new Error(`silent for ${timeout} ms`)))
    upstream.on('error', reject)
    if (!request.body) upstream.end()
    else pipeline(Readable.fromWeb(request.body as ReadableStream), upstream).catch(reject)
  })
}

function requestHeaders(
  headers: Headers,
  { target, keyMode }: ProxyOptions,
): Record<string, string> {
  const passed = new Map([...headers].filter(isEndToEnd(headers.get('connection'))))
  passed.set('host', target.host)
  const referer = passed.get('referer')
  if (keyMode) {
    passed.delete('origin')
    passed.delete('referer')
  } else {
    if (passed.has('origin')) passed.set('origin', target.origin)
    if (referer !== undefined) passed.set('referer', onOrigin(referer, target.origin))
  }
  return Object.fromEntries(passed)
}

function toResponse(answer: IncomingMessage, request: Request, target: URL): Response {
  const headers = new Headers()
  const kept = isEndToEnd(answer.headers.connection ?? null)
  for (const [name, values = []] of Object.entries(answer.headersDistinct)) {
    for (const value of values) {
      if (!kept([name, value])) continue
      if (name === 'set-cookie') headers.append(name, ownCookie(value))
      else if (name === 'location')
        headers.append(name, ownLocation(value, request.url, target))
      else headers.append(name, value)
    }
  }
  const status = answer.statusCode ?? 502
  const empty = request.method === 'HEAD' || [204, 205, 304].includes(status)
  if (empty) answer.resume()
  // Bytes go on as they are, so `content-encoding` and `content-length` stay true.
  const body = empty ? null : (Readable.toWeb(answer) as unknown as BodyInit)
  return new Response(body, { status, headers })
}

/** Whether a header is for the other end; `connection` names more that are not. */
function isEndToEnd(connection: string | null) {
  const named = (connection ?? '').split(',').map((name) => name.trim().toLowerCase())
  return ([name]: [string, string]) => !hopByHop.has(name) && !named.includes(name)
}

/** Browsers keep no `Secure` or foreign `Domain` cookie from plain http, nor `SameSite=None` without `Secure`. */
function ownCookie(cookie: string): string {
  return cookie
    .split(/;\s*/)
    .filter(
      (part, index) => index === 0 || !/^(secure|domain|partitioned)\s*(=|$)/i.test(part),
    )
    .map((part, index) =>
      index > 0 && /^samesite\s*=\s*none$/i.test(part) ? 'SameSite=Lax' : part,
    )
    .join('; ')
}

/** By host, not origin: a panel behind TLS often believes itself to be on plain http. */
function ownLocation(location: string, requestUrl: string, target: URL): string {
  if (!URL.canParse(location)) return location
  const url = new URL(location)
  return url.host === target.host
    ? onOrigin(location, new URL(requestUrl).origin)
    : location
}

function onOrigin(url: string, origin: string): string {
  if (!URL.canParse(url)) return `${origin}/`
  const { pathname, search, hash } = new URL(url)
  return origin + pathname + search + hash
}

function badGateway(request: Request): Response {
  const html =
    '<!doctype html><html lang="en"><title>Bad gateway</title><h1>Bad gateway</h1><p>The panel cannot be reached.</p></html>\n'
  return new Response(request.method === 'HEAD' ? null : html, {
    status: 502,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
