import type { ApiKey } from '#src/api/api-keys.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'

import { concernsOf } from './api-key-concerns.ts'
import { readDescription } from './api-key-name.ts'
import { readReplaced, replacementOf } from './replaced.ts'
import { readSecretless } from './secretless.ts'

/** So long a key may wait for its first use: whoever has just made it is about to use it. */
const mayWait = 7 * 24 * 60 * 60 * 1000

/** Why a key wants attention, the worst first. */
export const markKinds = [
  /** Its secret never came here, and nobody has said since that it stays. */
  'secretless',
  /** Another key took its place, and it works still. */
  'replaced',
  /** The day is there on which somebody meant to look at it again. */
  'due',
  'idle',
  'never-used',
  /** Its list has a range that holds every address, so that the list only looks like one. */
  'open',
] as const
export type MarkKind = (typeof markKinds)[number]

/**
 * The worst of what can be mended about a key; `null` where there is nothing. That a key has no list of addresses its
 * column says already.
 */
export function markOf(
  key: ApiKey,
  /** What this browser remembers of it. */
  known: 'secretless' | 'replaced' | null,
  now: Instant,
): MarkKind | null {
  const { allowedIps, createdAt } = key
  const { reviewAt } = readDescription(key.description)
  if (known) return known
  if (reviewAt !== null && reviewAt <= now) return 'due'
  const concerns = concernsOf(key, { now })
  if (concerns.includes('idle')) return 'idle'
  const isNew = createdAt !== null && now - createdAt < mayWait
  if (concerns.includes('never-used') && !isNew) return 'never-used'
  return concerns.includes('open') && allowedIps?.length !== 0 ? 'open' : null
}

/** The marks of those of `keys`, which are all that there are, that have one, with what this browser remembers: the one count of every page. */
export function marksOf(
  host: Host,
  keys: readonly ApiKey[],
  now: Instant,
  replaced = readReplaced(host),
): ReadonlyMap<ApiKey, MarkKind> {
  const secretless = readSecretless(host)
  const marks = new Map<ApiKey, MarkKind>()
  for (const key of keys) {
    const isReplaced = replacementOf(key, keys, replaced) !== null
    const known = secretless.has(key.identifier) ? 'secretless' : isReplaced && 'replaced'
    const mark = markOf(key, known || null, now)
    if (mark) marks.set(key, mark)
  }
  return marks
}
