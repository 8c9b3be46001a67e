import type { Instant } from '#src/lib/instant.ts'

import type { Recent } from './recent.ts'
import { textIn } from './values.ts'

/** That an SSH key was removed. */
export type KeyRemoval = {
  at: Instant
  /** Whether it was done as this person, as far as the panel tells. */
  isOwn: boolean
}

/** Rows write the name of the hash, or leave it out. */
const plain = (fingerprint: string) => fingerprint.replace(/^SHA256:/, '')

/** The rows about the SSH key with this fingerprint, the newest first. */
const rowsAbout = ({ entries }: Pick<Recent, 'entries'>, fingerprint: string) =>
  entries.filter(
    ({ event, properties }) =>
      /^user:ssh-key\.(?:create|delete)$/.test(event) &&
      plain(textIn(properties, 'fingerprint') ?? '') === plain(fingerprint),
  )

/**
 * When the SSH key with this fingerprint was removed, if that is the last that the rows about keys tell of it; `null` where
 * they tell nothing, or that it was added since. Rows are pruned, so nothing is no proof that it was never there.
 */
export function removalOf(
  recent: Pick<Recent, 'entries'>,
  fingerprint: string,
  username: string,
): KeyRemoval | null {
  const [last, before] = rowsAbout(recent, fingerprint)
  if (!last || last.timestamp === null || !last.event.endsWith('delete')) return null
  // Of one second nobody knows what came last.
  if (before?.timestamp === last.timestamp && before.event !== last.event) return null
  return { at: last.timestamp, isOwn: last.actor?.username === username }
}

/**
 * When an SSH key that is there, added at `createdAt`, was removed last before that; `null` where the rows do not prove it. Of
 * the second in which it was added nobody knows what came first.
 */
export function removalBefore(
  recent: Pick<Recent, 'entries'>,
  fingerprint: string,
  createdAt: Instant,
  username: string,
): KeyRemoval | null {
  for (const { event, timestamp: at, actor } of rowsAbout(recent, fingerprint))
    if (at !== null && at < createdAt && event.endsWith('delete'))
      return { at, isOwn: actor?.username === username }
  return null
}
