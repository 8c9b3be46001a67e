import type { IncomingMessage } from 'node:http'

import { isBackendPath } from './backend.ts'
import { isOwnHost, readHost } from './hosts.ts'
import { badRequest, type Refusal } from './refusal.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/** Bytes that the body of a request may have: what any form of an account page needs, and less where there is none. */
export const mostBytes = (path: string) => (isBackendPath(path) ? 256_000 : 16_000)

/** The path of a request's target, without its query; `null` for a target that is no address on a server. */
export function pathOf(target: string): string | null {
  const address = addressOf(target)
  return address && address.pathname
}

/** The target of a request to this server as it goes on: a whole address in the way it is usually written. */
export const ownTarget = (target: string) =>
  target.startsWith('/') ? target : (addressOf(target)?.href ?? target)

function addressOf(target: string): URL | null {
  const isPath = target.startsWith('/')
  if (!isPath && !/^https?:\/\//i.test(target)) return null
  const [path = ''] = target.split('?')
  // Browsers take a backslash for a slash, servers do not.
  if (path.includes('\\')) return null
  const written = isPath ? `http://here${target}` : target
  return URL.canParse(written) ? new URL(written) : null
}

/** All values of a header, each as often as it was sent. */
const allOf = ({ rawHeaders }: IncomingMessage, name: string) =>
  rawHeaders.filter((_, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === name)

/**
 * Why a request is not even looked at, or `null`: it is none, it is for another server (RFC 9110 §7.4), or nobody
 * can be sure where it ends. `names` are those of this server beside its address and those of the loopback interface.
 */
export function refusalOf(
  request: IncomingMessage,
  names: readonly string[],
): Refusal | null {
  const { method = '', url = '', headers, httpVersion } = request
  const [host, ...more] = allOf(request, 'host')
  const name = host === undefined || more.length > 0 ? null : readHost(host)
  if (name === null) return badRequest('The request does not say which server it is for.')
  const address = addressOf(url)
  if (!address || address.username || address.password)
    return badRequest('The request is for no address.')
  const asked = url.startsWith('/') ? [name] : [name, address.hostname]
  if (!asked.every((each) => isOwnHost(each, request.socket.localAddress, names)))
    return { status: 421, detail: 'The request is for another server.' }
  if (!methods.includes(method))
    return {
      status: 405,
      detail: `There is no ${method} here.`,
      headers: [['Allow', methods.join(', ')]],
    }
  if (!['1.0', '1.1'].includes(httpVersion))
    return { status: 505, detail: `There is no HTTP/${httpVersion} here.` }
  // RFC 9110 §10.1.1: whoever goes on may leave out nothing of what is expected. Before HTTP/1.1 there was no such thing.
  if (httpVersion === '1.1' && !/^(100-continue)?$/i.test(headers.expect ?? ''))
    return unknownExpectation
  const override = headers['x-http-method-override'] ?? 'GET'
  if (![override].flat().every((each) => methods.includes(each.toUpperCase())))
    return badRequest('The method in X-HTTP-Method-Override is none.')
  const length = headers['content-length'] ?? '0'
  const coding = headers['transfer-encoding']
  const isChunked = coding !== undefined
  // RFC 9112 §6.1: whoever passed it on may not have known of chunks, and have read another body.
  if (isChunked && httpVersion === '1.0')
    return badRequest('There are no chunks in HTTP/1.0.')
  // RFC 9112 §6.1: nothing here would take another coding off. Without this one at its end nobody knows where a body ends.
  if (isChunked && /,\s*chunked\s*$/i.test(coding))
    return { status: 501, detail: 'The coding of the request is not known here.' }
  // RFC 9110 §9.3.1: where one end reads such a body and the other does not, it becomes the next request.
  if (['GET', 'HEAD'].includes(method) && (isChunked || Number(length) > 0))
    return badRequest(`A ${method} has no body.`)
  // Nothing here would unpack it, and without the header it would be another body.
  if (!/^(identity)?$/i.test(headers['content-encoding'] ?? ''))
    return { status: 415, detail: 'The body of the request is packed.' }
  return Number(length) > mostBytes(address.pathname) ? tooLong(address.pathname) : null
}

/** For all of `Expect` but `100-continue`, by itself. */
export const unknownExpectation: Refusal = {
  status: 417,
  detail: 'What the request expects is not known here.',
}

/** For a body that is longer than `mostBytes`. */
export const tooLong = (path: string): Refusal => ({
  status: 413,
  detail: `The request is longer than ${mostBytes(path) / 1000} kB.`,
})

/** What the parser of HTTP could not read, by the code of its error. */
export function unreadable(code: string | undefined): Refusal {
  if (code === 'HPE_HEADER_OVERFLOW')
    return { status: 431, detail: 'The headers of the request are too long.' }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return { status: 408, detail: 'The request did not come in time.' }
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return { status: 413, detail: 'The chunks of the request have too much beside them.' }
  return badRequest('The request cannot be read.')
}
