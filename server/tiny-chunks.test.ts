import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { afterEach, expect, test } from 'vitest'

import { listen, toListener } from './listen.ts'
import { createProxy } from './proxy.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Megabytes that are kept, in objects and in buffers. */
function kept(): number {
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

const perPacket = 10_000
const packet = Buffer.from('1\r\n\x01\r\n'.repeat(perPacket))

async function serve(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
  return (server.address() as AddressInfo).port
}

async function call(port: number, head: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  ends.push(() => socket.destroy())
  await once(socket, 'connect')
  socket.write(`${head} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n`)
  return socket
}

test('of bodies in a million chunks of one byte the bytes are kept, and not the chunks', async () => {
  const server = createHttpServer(toListener(async () => new Response('fine')))
  const callers: Socket[] = []
  server.on('connection', (socket) => callers.push(socket))
  const port = await serve(server)
  const rounds = 25
  const sockets = await Promise.all(
    Array.from({ length: 1_000_000 / rounds / perPacket }, () =>
      call(port, 'POST /api/one'),
    ),
  )
  const before = kept()
  for (let round = 1; round <= rounds; round++) {
    for (const socket of sockets) socket.write(packet)
    await expect
      .poll(() => callers.every(({ bytesRead }) => bytesRead > round * packet.length), {
        timeout: 30_000,
      })
      .toBe(true)
  }
  expect(kept() - before).toBeLessThan(10)
  for (const socket of sockets) {
    socket.write('0\r\n\r\n')
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 200 /)
  }
}, 90_000)

/** Chunks of an answer: fewer, since each goes through several streams. */
const answered = 200_000

/** The port of a server before a panel that answers with so many chunks of one byte, and ends when `finish` is called. */
async function behindTiny() {
  let finish = () => {}
  const target = await serve(
    createServer((socket) => {
      ends.push(() => socket.destroy())
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
        for (let sent = 0; sent < answered; sent += perPacket) socket.write(packet)
        finish = () => void socket.write('0\r\n\r\n')
      })
    }),
  )
  const proxy = createProxy({ target: new URL(`http://127.0.0.1:${target}`) })
  const { origin, close } = await listen(proxy, 0)
  ends.push(close)
  return { port: Number(new URL(origin).port), finish: () => finish() }
}

test('an answer in very many chunks of one byte goes through, and is not kept', async () => {
  const { port, finish } = await behindTiny()
  const before = kept()
  const socket = connect(port, '127.0.0.1')
  let ones = 0
  let end = ''
  socket.on('data', (bytes) => {
    for (const byte of bytes) if (byte === 1) ones++
    end = bytes.toString('latin1').slice(-7)
  })
  socket.write('GET /api/one HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n')
  ends.push(() => socket.destroy())
  await expect.poll(() => ones, { timeout: 60_000 }).toBe(answered)
  expect(kept() - before).toBeLessThan(10)
  finish()
  await expect.poll(() => end).toMatch(/0\r\n\r\n$/)
}, 90_000)
