import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Duplex } from 'node:stream'

import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

import { complain } from '../panel/log.ts'
import {
  mostBytes,
  ownTarget,
  pathOf,
  refusalOf,
  unknownExpectation,
  unreadable,
} from './admission.ts'
import type { Backend } from './backend.ts'
import { breakOff, readBody } from './body.ts'
import { securityHeaders } from './headers.ts'
import { badRequest, refuse, refuseConnection } from './refusal.ts'
import { inTurn, isOver } from './turns.ts'

export type Listening = {
  /** Such as `http://127.0.0.1:5173`. */
  origin: string
  close(): Promise<void>
}

/**
 * The site as a listener of Node's HTTP server, which hears of whole requests to this server alone; `names` are its names
 * beside those of the loopback interface. Where the site throws an error named `DroppedAnswer`, the connection ends
 * without an answer, as on a bad line.
 */
export function toListener(site: Backend, names: readonly string[] = []): RequestListener {
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      try {
        const client = { address: incoming.socket.remoteAddress ?? '127.0.0.1' }
        return endingWith(await site(request, client), outgoing)
      } catch (error) {
        if (!(error instanceof Error && error.name === 'DroppedAnswer')) throw error
        outgoing.destroy()
        return RESPONSE_ALREADY_SENT
      }
    },
    {
      // Its lazy substitutes for Request and Response are not what tests and panel were written for.
      overrideGlobalObjects: false,
      errorHandler: (error) => {
        complain(error instanceof Error ? String(error.stack) : String(error))
        return new Response('Internal server error\n', {
          status: 500,
          headers: securityHeaders().map(([name, value]): [string, string] => [
            name,
            value,
          ]),
        })
      },
    },
  )
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const over = isOver(response)
    // Node sends headers that go ahead of a body as UTF-8, which they are already where a panel wrote that.
    response.flushHeaders = () => void response.write(Buffer.alloc(0))
    if (await admit(request, response, names)) await listener(request, response)
    await over
  }
  return (request, response) => inTurn(request.socket, () => answer(request, response))
}

/** An answer whose connection ends where its body breaks off, so that nobody takes what came for all of it. */
function endingWith(answer: Response, outgoing: { destroy: () => unknown }): Response {
  const reader = answer.body?.getReader()
  if (!reader) return answer
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch {
        outgoing.destroy()
        controller.close()
      }
    },
    cancel: (reason) => reader.cancel(reason),
  })
  const { status, statusText, headers } = answer
  return new Response(body, { status, statusText, headers })
}

/** Whether a request is one for this server, and all of it is here; refuses what is not. */
async function admit(
  request: IncomingMessage,
  response: ServerResponse,
  names: readonly string[],
): Promise<boolean> {
  const path = pathOf(request.url ?? '') ?? '/'
  const refusal = refusalOf(request, names)
  // Whoever asks first whether to send a body may be told no.
  if (!refusal && asking.has(request)) response.writeContinue()
  const body =
    refusal ?? (await readBody(request, response, path, mostBytes(path)).catch(() => null))
  if (body === null) return false
  if (!Buffer.isBuffer(body)) {
    refuse(response, body)
    return false
  }
  // A Fetch request gets its body from here.
  Object.assign(request, { rawBody: body, url: ownTarget(request.url ?? '') })
  return true
}

/** Requests whose callers wait for `100 Continue`. */
const asking = new WeakSet<IncomingMessage>()

/** Has a server refuse in words, with the headers of every answer, what Node would refuse without, or not at all. */
function refuseBadRequests(server: Server, listener: RequestListener): void {
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    asking.add(request)
    listener(request, response)
  })
  server.on('checkExpectation', ({ socket }: IncomingMessage, response: ServerResponse) =>
    inTurn(socket, () => {
      refuse(response, unknownExpectation)
      return isOver(response)
    }),
  )
  server.on('connect', (_, socket) =>
    inTurn(socket, () =>
      refuseConnection(socket, badRequest('This server leads to no other.')),
    ),
  )
  const last = new WeakMap<Duplex, IncomingMessage>()
  const follow = (request: IncomingMessage) => void last.set(request.socket, request)
  server.prependListener('request', follow).prependListener('checkContinue', follow)
  const failed = new WeakSet<Duplex>()
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Each packet after the first that cannot be read is one more error.
    if (failed.has(socket)) return
    failed.add(socket)
    if (!socket.writable) return void socket.destroy()
    const refusal = unreadable(error.code)
    const request = last.get(socket)
    // The refusal is the answer to a request that is not all there, or comes after those to the whole ones.
    if (request && !request.complete) breakOff(request, refusal)
    else
      inTurn(socket, () =>
        socket.writable ? refuseConnection(socket, refusal) : void socket.destroy(),
      )
  })
}

/** Serves the site on the loopback interface; port 0 takes a free one. Rejects in words when the port is taken. */
export function listen(
  site: Backend,
  port: number,
  names: readonly string[] = [],
): Promise<Listening> {
  const listener = toListener(site, names)
  // A request for no server is refused by us, in words.
  const server = createServer({ requireHostHeader: false }, listener)
  refuseBadRequests(server, listener)
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. Choose one with PORT=…`
      reject(error.code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error)
    })
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      if (!address || typeof address === 'string') throw new Error('No TCP address')
      resolve({
        origin: `http://127.0.0.1:${address.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done())
            server.closeAllConnections()
          }),
      })
    })
  })
}
