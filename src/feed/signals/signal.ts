import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

import type { LastUse } from '../refusals.ts'

/** A row that says when. */
export type Dated = ActivityEntry & { timestamp: Instant }

/** Orders rows, the oldest first, in the same way whatever the order of rows within a second. */
export function inOrder(one: Dated, other: Dated): number {
  return one.timestamp - other.timestamp || (one.id < other.id ? -1 : 1)
}

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
  | {
      /** Wrong passwords without a right one between them. */
      kind: 'failed-sign-ins'
      first: Instant
      count: number
      /** Rows of failures like it before, the longest first, and of two alike the newer. */
      others: readonly { last: Instant; count: number }[]
    }
  | {
      kind: 'new-place'
      /** `null` when the address is not the new thing. */
      address: string | null
      /** The browser or the program, which may have no name (`''`); `null` when it is not the new thing. */
      browser: string | null
      /** Whether it signed in by a program, which is no browser. */
      isProgram: boolean
      /** What was changed from there within the hour. */
      changes: readonly Dated[]
      /** API keys that were last used or tried within the hour, and not since; from where, no panel tells. */
      used: readonly { key: ApiKey; lastUse: LastUse }[]
    }
  | {
      kind: 'key-refused'
      identifier: string
      count: number
      /** From how many addresses; `null` when the panel hides one of them. */
      addresses: number | null
      /** Whether the key is there; `null` when the list, or a row of it, could not be read. */
      exists: boolean | null
    }
  | {
      kind: 'reset-asked'
      /** Whether the panel says that it was used: some never do (contract rule 0.21). */
      done: boolean
    }
  | { kind: 'two-factor-off'; onAgain: Instant | null }
)
export type SignalKind = Signal['kind']
