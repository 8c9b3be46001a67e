import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import type { LastUse } from '#src/feed/refusals.ts'
import type { KeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import type { Instant } from '#src/lib/instant.ts'

/** A key, and why somebody would delete it. */
export type IncidentKey = KeyToDelete & {
  /** `undated`: nobody knows whether it was made since; `older`: nothing is known against it. */
  why: 'made' | 'undated' | 'in-use' | 'unknown-use' | 'older' | LastUse
  /** When it was made, or last used; `null` when the panel does not tell. */
  at: Instant | null
  /** From which address it was made, as far as the feed tells. */
  from: string | null
  /** Whether it works only from addresses that were set when it was made. */
  isBound: boolean
}

/** A key that is gone; `id` is that of its row in the feed. */
export type DeletedKey = Pick<KeyToDelete, 'of' | 'identifier'> & {
  id: string
  at: Instant
}

/** One thing to do; `id` stays the same as long as it is the same thing. */
export type IncidentStep = { id: string } &
  /** `at`: when the old address was left. */
  (
    | { kind: 'email'; old: string | null; now: string; at: Instant }
    | {
        kind: 'password'
        changed: { at: Instant; address: string | null } | null
        /** A link to reset it: most panels tell only that it was asked for, not that it was used (contract §5.4). */
        link: { at: Instant; used: boolean } | null
      }
    /**
     * Ends what the panel remembers of browsers; without a session there is nothing to end. `newPassword`: where the one
     * of this list stands from the sign-out; `null`: not known of any.
     */
    | {
        kind: 'sign-out'
        signedOut: { at: Instant; newPassword: 'before' | 'after' | null } | null
      }
    /** What a stranger could use; `deleted`: what of it is gone since the list was opened. */
    | { kind: 'keys'; keys: readonly IncidentKey[]; deleted: readonly DeletedKey[] }
    /** The key that this page acts with: without it nothing else can be done, so it comes last. */
    | { kind: 'own-key'; keys: readonly IncidentKey[] }
    | { kind: 'two-factor'; known: boolean }
    | { kind: 'recovery-codes' }
    /** Two-factor is on, and was turned on or renewed at a moment of the list: the entry may be on somebody else's phone. */
    | { kind: 'new-phone'; at: Instant }
  )

/** What the steps are made from; `null` for what could not be read. */
export type Incident = {
  /** From this moment on somebody else may have been in the account. */
  since: Instant
  /** When this person began with the list. */
  opened: Instant
  email: string
  /** Rows about keys, the account and sign-ins; newest first within each of the three. */
  rows: readonly ActivityEntry[]
  apiKeys: readonly ApiKey[]
  sshKeys: readonly SshKey[]
  /** Whether these are all keys that there are: what a list does not tell of may be there still. */
  areKeysRead: boolean
  twoFactor: 'on' | 'off' | 'unknown'
  /** Whether the panel shows and changes nothing until two-factor is on. */
  isClosed: boolean
  /** Whether this page acts with the key of this identifier. */
  isInUse: (identifier: string) => boolean
  /** What the last use of a key was. */
  lastUseOf: (key: ApiKey) => LastUse
  /** Whether this page acts by a session of the panel. */
  hasSession: boolean
  /** When they signed out in this tab since they began with the list, by the panel's clock; `null`: not that anybody knows. */
  signedOut: Instant | null
}

/** Whether it is known to have happened at this moment or after it. */
export const isSince = (at: Instant | null | undefined, since: Instant): boolean =>
  typeof at === 'number' && at >= since
