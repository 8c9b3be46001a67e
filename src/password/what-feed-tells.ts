import type { PasswordChangedAt } from '#src/feed/facts.ts'
import type { Resolution } from '#src/forms/form-alert.tsx'
import type { Instant } from '#src/lib/instant.ts'
import { clockDoubt } from '#src/two-factor/made-since.ts'

/** What the feed tells of a change of password that was sent at this moment of the panel's clock; `null` where that is not known. */
export function whatFeedTells(
  changedAt: PasswordChangedAt,
  sentAt: Instant | null,
): Resolution {
  if (changedAt === 'no-feed' || sentAt === null) return 'unknowable'
  if (changedAt === null || changedAt === 'unread') return 'unknown'
  return changedAt >= sentAt - clockDoubt ? 'done' : 'not-done'
}
