import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

import { securityHeaders } from './headers.ts'
import { endTurns } from './turns.ts'

/** Why a request gets no further than this server, in words for whoever has sent it. */
export type Refusal = {
  status: number
  detail: string
  headers?: readonly (readonly [name: string, value: string])[]
}

export const badRequest = (detail: string): Refusal => ({ status: 400, detail })

/** As panels refuse, so that the page reads it as it reads theirs. */
const bodyOf = ({ status, detail }: Refusal) =>
  `${JSON.stringify({ errors: [{ code: codeOf(status), status: String(status), detail }] })}\n`

const codeOf = (status: number) =>
  (STATUS_CODES[status] ?? 'Error').replaceAll(/[^a-z]/gi, '')

function headersOf(refusal: Refusal): (readonly [name: string, value: string])[] {
  return [
    ...securityHeaders(),
    ['Content-Type', 'application/json'],
    ['Content-Length', String(Buffer.byteLength(bodyOf(refusal)))],
    ['Cache-Control', 'no-store'],
    // What comes after it on the connection may be the rest of what was refused.
    ['Connection', 'close'],
    ...(refusal.headers ?? []),
  ]
}

/** Answers with a refusal, and ends the connection. */
export function refuse(response: ServerResponse, refusal: Refusal): void {
  endTurns(response.req.socket)
  for (const [name, value] of headersOf(refusal)) response.setHeader(name, value)
  response.statusCode = refusal.status
  response.end(bodyOf(refusal))
}

/** The same on a connection on which there is no request to answer. */
export function refuseConnection(socket: Duplex, refusal: Refusal): void {
  endTurns(socket)
  const { status } = refusal
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...headersOf(refusal).map(([name, value]) => `${name}: ${value}`),
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${bodyOf(refusal)}`, () => socket.destroy())
}
