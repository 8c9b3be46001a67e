import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

/** A row that says when. */
export type Dated = ActivityEntry & { timestamp: Instant }

/** Something in the feed that its owner should look at. */
export type Signal = {
  /** The newest row behind it: whoever dismisses the signal has seen this one. */
  row: Dated
} & (
  | {
      /** The right password, and then no second factor; or wrong ones. */
      kind: 'password-known'
      /** When it began; `row` is the last of it. */
      first: Instant
      wrongCodes: number
      /** Whether somebody got in later on, with the same browser. */
      gotIn: boolean
      /** Whether this browser is one that the account was signed in with otherwise; `null` when the row names none. */
      usual: boolean | null
    }
  | { kind: 'failed-sign-ins'; first: Instant; count: number; others: number }
  | {
      kind: 'new-place'
      /** `null` when the address is not the new thing. */
      address: string | null
      browser: string | null
      /** What was changed from there within the hour. */
      changes: readonly Dated[]
      /** API keys that were used within the hour, and not since. */
      used: readonly ApiKey[]
    }
  | { kind: 'key-refused'; identifier: string; count: number }
  | { kind: 'reset-asked'; done: boolean }
  | { kind: 'two-factor-off'; onAgain: Instant | null }
)
export type SignalKind = Signal['kind']
