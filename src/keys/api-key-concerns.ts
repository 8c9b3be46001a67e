import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

/** A key that was not used for so many days is idle. */
export const idleDays = 90

/** `0.0.0.0/0`, `::/0`, and `*.*.*.*` (recording `sessions.addresses.call.four-stars`). */
const holdsAll = /\/0+$|^\*(?:\.\*){3}$/

const day = 24 * 60 * 60 * 1000

/** What makes a key worth a look. */
export type KeyConcern =
  /** Bound to no address: the list is empty, or has a range that holds every address. */
  | 'open'
  /** Never used, as the panel says itself. */
  | 'never-used'
  /** Last used `idleDays` or longer ago. */
  | 'idle'
  /** Made before the password was last changed: whoever had it then has it still. */
  | 'older-than-password'

type Known = {
  now: Instant
  /** When the password was last changed; `null` when the feed does not know. */
  passwordChangedAt?: Instant | null
}

/** What makes this key worth a look, the worst first. */
export function concernsOf(key: ApiKey, { now, passwordChangedAt }: Known): KeyConcern[] {
  const { allowedIps, lastUsedAt, createdAt } = key
  const concerns: KeyConcern[] = []
  const isOpen =
    allowedIps?.length === 0 || allowedIps?.some((range) => holdsAll.test(range.trim()))
  if (isOpen) concerns.push('open')
  if (lastUsedAt === null) concerns.push('never-used')
  else if (lastUsedAt !== undefined && now - lastUsedAt >= idleDays * day)
    concerns.push('idle')
  if (createdAt !== null && passwordChangedAt && createdAt < passwordChangedAt)
    concerns.push('older-than-password')
  return concerns
}
