import { createHash } from 'node:crypto'

import { listen } from '../server/listen.ts'

/** The SHA-1 of a password, as range services write it. */
export const hashOf = (password: string) =>
  createHash('sha1').update(password).digest('hex').toUpperCase()

export type RangeService = {
  /** What stands before the digits. */
  url: string
  /** What was asked: all that came with a request, in one text each. */
  asked: string[]
  /** How often passwords were seen. */
  seen: Map<string, number>
  /** Another answer than the list, from now on. */
  instead: Response | null
  close: () => Promise<void>
}

const allowed = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': 'Add-Padding',
}

/** A service at an origin of its own that knows passwords from breaches by the first five digits of their hashes. */
export async function openRangeService(): Promise<RangeService> {
  const seen = new Map<string, number>()
  const asked: string[] = []
  const { origin, close } = await listen(async (request) => {
    if (request.method === 'OPTIONS') return new Response(null, { headers: allowed })
    const headers = [...request.headers].map((pair) => pair.join(': '))
    asked.push([request.method, request.url, ...headers, await request.text()].join('\n'))
    if (service.instead) return service.instead.clone()
    const prefix = new URL(request.url).pathname.split('/').at(-1) ?? ''
    const known = [...seen]
      .map(([password, count]) => [hashOf(password), count] as const)
      .filter(([hash]) => hash.startsWith(prefix))
      .map(([hash, count]) => `${hash.slice(5)}:${count}`)
    // Filled up, so that the list has something in it whatever is asked.
    return new Response([...known, `${'A'.repeat(35)}:0`].join('\r\n'), {
      headers: allowed,
    })
  }, 0)
  const service: RangeService = {
    url: `${origin}/range/`,
    asked,
    seen,
    instead: null,
    close,
  }
  return service
}
