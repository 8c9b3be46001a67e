import type { ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

/** Requests of one connection that may wait for the answer to another; no browser sends a second before the first is answered. */
const mostWaiting = 100

type Line = { end: Promise<void>; waiting: number }
const lines = new WeakMap<Duplex, Line>()
const ended = new WeakSet<Duplex>()

/** Nothing that comes after this on the connection gets its turn: it may be the rest of what was refused. */
export const endTurns = (socket: Duplex) => void ended.add(socket)

/**
 * What comes on a connection is dealt with in its order, each when the turn before it is over. Where too much waits, the
 * connection ends.
 */
export function inTurn(socket: Duplex, act: () => Promise<void> | void): void {
  const line = lines.get(socket) ?? { end: Promise.resolve(), waiting: 0 }
  lines.set(socket, line)
  if (line.waiting >= mostWaiting) return void socket.destroy()
  line.waiting++
  line.end = line.end.then(() => {
    line.waiting--
    return socket.destroyed || ended.has(socket) ? undefined : act()
  })
}

/** Resolves when an answer is written, or nobody is there any more to hear it. */
export const isOver = (response: ServerResponse) =>
  new Promise<void>((resolve) => {
    if (response.destroyed) resolve()
    else response.once('close', resolve)
  })
