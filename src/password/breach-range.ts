import { sha1 } from '@noble/hashes/legacy.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

import { Unavailable } from '#src/api/failures.ts'
import type { Host } from '#src/host/host.ts'
import { isOnline } from '#src/lib/network.ts'

/** How many of the forty digits of a hash a service is told: hundreds of known passwords share them. */
const told = 5

/** How long an answer is waited for, in milliseconds. */
const patience = 15_000

const endpoint = 'GET range'

/** The address of a range: that of the service with the digits after it. */
const addressOf = (service: string, digits: string) =>
  service + (/[/=]$/.test(service) ? '' : '/') + digits

/**
 * How often each rest of a hash was seen, as a range service writes it: a rest and a number on each line. `null` where that is
 * no such list; an empty one is none, since what is asked for answers with more than there is to tell.
 */
function readRange(text: string): Map<string, number> | null {
  const lines = text.trim().split(/\s*\n\s*/)
  const pairs = lines.map((line) => /^([\dA-F]{35}):(\d+)$/i.exec(line))
  const read = pairs.flatMap((pair): [string, number][] =>
    pair ? [[(pair[1] ?? '').toUpperCase(), Number(pair[2])]] : [],
  )
  return read.length === lines.length ? new Map(read) : null
}

/**
 * How often a password was seen in the breaches that a range service knows, by k-anonymity: the service at an address is told the
 * first five digits of the SHA-1 of the password, and the rest is looked for here. 0 where it is not in the list. Throws
 * `Unavailable`, which names neither, and the reason of `signal` once that is aborted.
 */
export async function countInBreaches(
  password: string,
  service: string,
  host: Host,
  signal: AbortSignal,
): Promise<number> {
  // By itself, since over plain http browsers have no `crypto.subtle`.
  const digits = bytesToHex(sha1(utf8ToBytes(password))).toUpperCase()
  const timeout = AbortSignal.timeout(patience)
  const unavailable = (reason: Unavailable['reason']) =>
    new Unavailable(endpoint, reason, { mayHaveRun: false })
  let text: string
  try {
    const answer = await host.fetch(addressOf(service, digits.slice(0, told)), {
      // So that nobody on the way can tell from its length which list it is.
      headers: { 'Add-Padding': 'true' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: AbortSignal.any([signal, timeout]),
    })
    text = answer.ok ? await answer.text() : ''
  } catch {
    signal.throwIfAborted()
    if (timeout.aborted) throw unavailable('timeout')
    throw unavailable(isOnline() ? 'network' : 'offline')
  }
  const range = readRange(text)
  if (!range) throw unavailable('anybody')
  // What fills a list up was seen 0 times.
  return range.get(digits.slice(told)) ?? 0
}
