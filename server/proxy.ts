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
import { urlToHttpOptions } from 'node:url'

import { complain } from '../panel/log.ts'
import type { Backend } from './backend.ts'
import { headersForBrowser, headersForPanel } from './proxy-headers.ts'

export type ProxyOptions = {
  /** Origin of the real panel. */
  target: URL
  /**
   * Whether the page sends a key: the panel would take a browser's origin of its own for a
   * session (`bearer.browser.put.origin-app-url`), so it never learns of one, and cookies are nobody's.
   */
  keyMode?: boolean
  /** How to reach it, where name service and well-known certificates do not. */
  connection?: Pick<TlsRequestOptions, 'lookup' | 'ca'>
  /** Milliseconds of silence after which the panel counts as unreachable. */
  timeout?: number
}

/**
 * A reverse proxy to a panel that believes itself to be called directly: `Host`, and an `Origin` and `Referer` of this server,
 * become the panel's own, its cookies come and go under names of their own, and its redirects come back to the caller's
 * origin. A panel that cannot be reached, or read, is answered for with 502 and HTML.
 */
export function createProxy(options: ProxyOptions): Backend {
  const { target, keyMode = false } = options
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    // A path that begins with two slashes is one, and no other host.
    const asked = Object.assign(new URL(target), { pathname, search })
    let answer: IncomingMessage | undefined
    try {
      const headers = headersForPanel(request, target, keyMode)
      answer = await send(request, asked, headers, options)
      answer.on('error', ({ message }) => {
        if (!request.signal.aborted) complain(`${target.origin} broke off: ${message}`)
      })
      return toResponse(
        answer,
        request,
        headersForBrowser(answer.headersDistinct, asked, keyMode),
      )
    } catch (error) {
      answer?.destroy()
      // Whoever has left needs no answer, and the panel is not to blame.
      if (request.signal.aborted) return badGateway(request, unreachable)
      const what = answer || isUnreadable(error) ? unreadable : unreachable
      const why = error instanceof Error ? error.message : String(error)
      complain(`${target.origin} ${what}: ${why}`)
      return badGateway(request, what)
    }
  }
}

const unreachable = 'cannot be reached'
const unreadable = 'gave an answer that cannot be read'

/** An answer that has another form than HTTP has. */
class OddAnswer extends Error {}

/** Whether there was an answer; Node's parser names its complaints `HPE_…`. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof OddAnswer ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('HPE_'))

async function send(
  request: Request,
  asked: URL,
  headers: Record<string, string>,
  { connection, timeout = 60_000 }: ProxyOptions,
): Promise<IncomingMessage> {
  // All of it is here before a byte goes on, and its length is the one that was counted.
  const body = Buffer.from(await request.arrayBuffer())
  const isSent = body.length > 0 || ['POST', 'PUT', 'PATCH'].includes(request.method)
  const settings: RequestOptions & TlsRequestOptions = {
    ...connection,
    ...urlToHttpOptions(asked),
    method: request.method,
    headers: { ...headers, ...(isSent && { 'content-length': body.length }) },
    timeout,
    signal: request.signal,
  }
  const open = asked.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    const upstream = open(settings, resolve)
    upstream.on('timeout', () => upstream.destroy(new Error(`silent for ${timeout} ms`)))
    upstream.on('error', reject)
    upstream.on('upgrade', (_, socket) => {
      socket.destroy()
      reject(new OddAnswer('it switches to another protocol'))
    })
    upstream.end(isSent ? body : undefined)
  })
}

function toResponse(answer: IncomingMessage, request: Request, headers: Headers): Response {
  const status = answer.statusCode ?? 502
  const empty = request.method === 'HEAD' || [204, 205, 304].includes(status)
  if (empty) answer.resume()
  // Of an answer without a body the length says nothing, and of a 205 it would be a promise.
  if ([204, 205].includes(status)) headers.delete('content-length')
  // Bytes go on as they are, so `content-encoding` and `content-length` stay true.
  const body = empty ? null : (Readable.toWeb(answer) as unknown as BodyInit)
  return new Response(body, { status, headers })
}

function badGateway(request: Request, what: string): Response {
  const html = `<!doctype html><html lang="en"><title>Bad gateway</title><h1>Bad gateway</h1><p>The panel ${what}.</p></html>\n`
  return new Response(request.method === 'HEAD' ? null : html, {
    status: 502,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
