import { createServer, type RequestListener } from 'node:http'

import { getRequestListener } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

import type { Site } from './site.ts'

export type Listening = {
  /** Such as `http://127.0.0.1:5173`. */
  origin: string
  close(): Promise<void>
}

/**
 * The site as a listener of Node's HTTP server. Where the site throws an error named
 * `DroppedAnswer`, the connection ends without an answer, as on a bad line.
 */
export function toListener(site: Site): RequestListener {
  const listener = getRequestListener(
    async (request, { incoming, outgoing }) => {
      try {
        return await site(request, {
          address: incoming.socket.remoteAddress ?? '127.0.0.1',
        })
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
        return new Response('Internal server error\n', { status: 500 })
      },
    },
  )
  return (request, response) => void listener(request, response)
}

/** Serves the site on the loopback interface; port 0 takes a free one. Rejects in words when the port is taken. */
export function listen(site: Site, port: number): Promise<Listening> {
  const server = createServer(toListener(site))
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
