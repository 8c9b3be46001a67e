import type { Exchange } from './exchange.ts'
import type { Reply } from './reply.ts'

const covered = /^\/api\/(client|application)(\/|$)/

/** Cross-origin headers of the API: one allowed origin is named whoever asks (`cors-configured.get-not-allowed`). */
export function addCors(exchange: Exchange, origins: readonly string[]) {
  if (!covered.test(exchange.path)) return
  const { headers, out } = exchange
  out.set('access-control-allow-credentials', 'true')
  if (origins.length < 2) {
    out.set('access-control-allow-origin', origins[0] ?? '')
    return
  }
  out.append('vary', 'Origin')
  const origin = headers.get('origin')
  if (origin !== null && origins.includes(origin)) {
    out.set('access-control-allow-origin', origin)
  }
}

/** The answer to a preflight, or `null` when the request is none. */
export function preflight(exchange: Exchange): Reply | null {
  const { headers, out } = exchange
  const asks = headers.has('access-control-request-method') || headers.has('origin')
  if (exchange.method !== 'OPTIONS' || !asks || !covered.test(exchange.path)) return null
  out.append('vary', 'Access-Control-Request-Headers, Access-Control-Request-Method')
  return {
    status: 204,
    body: null,
    type: 'text/html; charset=UTF-8',
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE, HEAD',
      'access-control-allow-headers':
        headers.get('access-control-request-headers') ?? 'authorization,content-type',
      'access-control-max-age': '0',
    },
  }
}
