import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

/** A key that was not used for so many days is idle. */
export const idleDays = 90

const day = 24 * 60 * 60 * 1000

/** What makes API keys worth a look; a key may be in several of these, each in the panel's order. */
export type JudgedApiKeys = {
  /** Bound to no address: the list is empty, or has a range that holds every address. */
  open: ApiKey[]
  /** Never used: the panel tells no last use. */
  neverUsed: ApiKey[]
  /** Last used `idleDays` or longer ago. */
  idle: ApiKey[]
}

function isOpen({ allowedIps }: ApiKey): boolean {
  return allowedIps.length === 0 || allowedIps.some((range) => /\/0+$/.test(range.trim()))
}

/** Sorts out the keys that open more, or longer, than somebody may think; `now` in milliseconds since 1970. */
export function judgeApiKeys(keys: readonly ApiKey[], now: Instant): JudgedApiKeys {
  return {
    open: keys.filter(isOpen),
    neverUsed: keys.filter(({ lastUsedAt }) => lastUsedAt === null),
    idle: keys.filter(
      ({ lastUsedAt }) => lastUsedAt !== null && now - lastUsedAt >= idleDays * day,
    ),
  }
}
