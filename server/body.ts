import type { IncomingMessage, ServerResponse } from 'node:http'

import { tooLong } from './admission.ts'
import type { Refusal } from './refusal.ts'

/** Bytes that all bodies may have together, from when they come until they are answered. */
const mostTogether = 32_000_000
let together = 0

const busy: Refusal = {
  status: 503,
  detail: 'Too many requests are under way.',
  headers: [['Retry-After', '5']],
}

const broken = new WeakMap<IncomingMessage, Refusal>()
const breaks = Symbol('breaks')

/** Says of a request whose body is not all there that the rest of it cannot be read. */
export function breakOff(request: IncomingMessage, refusal: Refusal): void {
  broken.set(request, refusal)
  request.emit(breaks, refusal)
}

/**
 * Reads a whole body, so that nothing of a request goes on before all of it is there; a refusal as soon as it is longer than
 * `most` bytes, or cannot be read. Rejects when the caller is gone.
 */
export function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  most: number,
): Promise<Buffer | Refusal> {
  return new Promise((resolve, reject) => {
    // Each chunk of a request keeps the whole packet that it came in, so that none of them is kept.
    let body = Buffer.alloc(0)
    let length = 0
    let kept = 0
    response.once('close', () => void (together -= kept))
    const refuse = (refusal: Refusal) => {
      request.removeAllListeners('data').pause()
      resolve(refusal)
    }
    const known = broken.get(request)
    if (known) return refuse(known)
    request.once(breaks, refuse)
    request.on('data', (chunk: Buffer) => {
      const next = length + chunk.length
      if (next > most) return refuse(tooLong(path))
      if (next > body.length) {
        const grown = Buffer.alloc(Math.min(most, Math.max(2 * body.length, next, 1024)))
        if (together + grown.length - kept > mostTogether) return refuse(busy)
        together += grown.length - kept
        kept = grown.length
        body.copy(grown)
        body = grown
      }
      chunk.copy(body, length)
      length = next
    })
    request.once('end', () => resolve(body.subarray(0, length)))
    request.once('error', reject)
    request.once('close', () => reject(new Error('The caller is gone.')))
  })
}
