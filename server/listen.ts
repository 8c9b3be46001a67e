import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'

import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

import { mostBytes, pathOf, readBody, refusalOf, tooLong, unreadable } from './admission.ts'
import type { Backend } from './backend.ts'
import { securityHeaders } from './headers.ts'
import { badRequest, refuse, refuseConnection } from './refusal.ts'

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
        console.error(error)
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
    if (await admit(request, response, names)) await listener(request, response)
  }
  return (request, response) => void answer(request, response)
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
  const body = refusal ?? (await readBody(request, mostBytes(path)).catch(() => null))
  if (body === null) return false
  if (!Buffer.isBuffer(body)) {
    refuse(response, body === 'too-long' ? tooLong(path) : body)
    return false
  }
  // A Fetch request gets its body from here.
  Object.assign(request, { rawBody: body })
  return true
}

/** Has a server refuse in words, with the headers of every answer, what Node would refuse without, or not at all. */
function refuseBadRequests(
  server: Server,
  listener: RequestListener,
  names: readonly string[],
): void {
  // Whoever asks first whether to send a body may be told no.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (!refusalOf(request, names)) response.writeContinue()
    listener(request, response)
  })
  server.on('checkExpectation', (_, response: ServerResponse) =>
    refuse(response, {
      status: 417,
      detail: 'What the request expects is not known here.',
    }),
  )
  server.on('connect', (_, socket) =>
    refuseConnection(socket, badRequest('This server leads to no other.')),
  )
  const answering = new WeakMap<Socket, ServerResponse>()
  const follow = (request: IncomingMessage, response: ServerResponse) =>
    void answering.set(request.socket, response)
  server.prependListener('request', follow).prependListener('checkContinue', follow)
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    const last = answering.get(socket)
    const end = () =>
      socket.writable ? refuseConnection(socket, unreadable(error.code)) : socket.destroy()
    // An answer that is on its way is not for what came after its request.
    if (last && !last.writableFinished && !last.destroyed && isWhole(last))
      last.once('finish', end)
    else end()
  })
}

/** Whether the request of an answer has come whole, so that there will be one. */
const isWhole = ({ req }: ServerResponse) => req.complete

/** Serves the site on the loopback interface; port 0 takes a free one. Rejects in words when the port is taken. */
export function listen(
  site: Backend,
  port: number,
  names: readonly string[] = [],
): Promise<Listening> {
  const listener = toListener(site, names)
  // A request for no server is refused by us, in words.
  const server = createServer({ requireHostHeader: false }, listener)
  refuseBadRequests(server, listener, names)
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
