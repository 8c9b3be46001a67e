import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A connection on which bytes are said and heard as they are, for what no HTTP client would send. */
export type Line = {
  say: (text: string | Buffer) => void
  /** All that was answered so far, once `pattern` is in it. Rejects when the connection is closed before that. */
  hears: (pattern: RegExp) => Promise<string>
  /** All that was answered, once the other end has closed the connection. */
  heardAll: () => Promise<string>
  /** How many bytes of what was said have left. */
  sent: () => number
  hangUp: () => void
}

/** Opens a connection to the server at an origin. */
export async function openLine(origin: string): Promise<Line> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  let heard = ''
  let isClosed = false
  const changed = new Set<() => void>()
  const tell = () => {
    for (const each of changed) each()
  }
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1')
    tell()
  })
  // Whoever is refused may find the connection reset while it still speaks.
  socket.on('error', () => {})
  socket.on('close', () => {
    isClosed = true
    tell()
  })
  await once(socket, 'connect')
  function waitFor(isThere: () => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isThere() && !isClosed) return
        changed.delete(look)
        if (isThere()) resolve(heard)
        else reject(new Error(`The connection was closed after: ${heard}`))
      }
      changed.add(look)
      look()
    })
  }
  return {
    say: (text) =>
      void socket.write(typeof text === 'string' ? Buffer.from(text, 'latin1') : text),
    hears: (pattern) => waitFor(() => pattern.test(heard)),
    heardAll: () => waitFor(() => isClosed),
    sent: () => socket.bytesWritten - socket.writableLength,
    hangUp: () => socket.destroy(),
  }
}

/** Says something on a connection of its own; all that is answered until the server closes it. */
export async function say(origin: string, text: string): Promise<string> {
  const line = await openLine(origin)
  line.say(text)
  return line.heardAll()
}

/**
 * A server that answers each head of a request at once, before it has read a body, and keeps the connection, unless it hangs up: what it takes
 * for the body of one request is missing from the next. `heads` are those it has read; `bytes` is all it was sent.
 */
export async function serveHasty(
  answer = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine',
  hangsUp = false,
) {
  const heads: string[] = []
  const sockets = new Set<Socket>()
  const world = { heads, bytes: '' }
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => {}))
    socket.on('close', () => sockets.delete(socket))
    let unread = ''
    let owed = 0
    socket.on('data', (bytes) => {
      world.bytes += bytes.toString('latin1')
      unread += bytes.toString('latin1')
      for (;;) {
        const skipped = Math.min(owed, unread.length)
        owed -= skipped
        unread = unread.slice(skipped)
        const end = unread.indexOf('\r\n\r\n')
        if (end === -1) return
        const head = unread.slice(0, end)
        unread = unread.slice(end + 4)
        owed = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0)
        heads.push(head)
        if (hangsUp) socket.end(answer, 'latin1')
        else socket.write(answer, 'latin1')
      }
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return Object.assign(world, {
    target: new URL(`http://127.0.0.1:${port}`),
    /** How many connections to it there are. */
    open: () => sockets.size,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  })
}
