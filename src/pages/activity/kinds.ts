import { listActivity, type ActivityQuery } from '#src/api/activity-list.ts'
import type { Client } from '#src/api/client-types.ts'
import type { MessageKey } from '#src/i18n/translate.ts'

/** The kinds of events that can be asked for, as they stand in `?kind=`, and the parts of event names that the panel filters by (contract §5.4). */
export const kinds = {
  'sign-ins': ['auth:', 'event:'],
  account: ['user:account.'],
  'two-factor': ['user:two-factor.'],
  'api-keys': ['user:api-key.', 'auth:ip-blocked'],
  'ssh-keys': ['user:ssh-key.'],
  servers: ['server:'],
} as const
export type Kind = keyof typeof kinds

/** The kind that a query says, or `null` for all. */
export function readKind(value: string | null): Kind | null {
  return value !== null && Object.hasOwn(kinds, value) ? (value as Kind) : null
}

/** One page of the rows of a kind, newest first; of all kinds for `null`. */
export const listKind = (
  client: Client,
  kind: Kind | null,
  query: Omit<ActivityQuery, 'events'>,
) => listActivity(client, { ...query, ...(kind !== null && { events: kinds[kind] }) })

/** What each kind is called. */
export const kindWords = {
  'sign-ins': 'activity.kindSignIns',
  account: 'activity.kindAccount',
  'two-factor': 'activity.kindTwoFactor',
  'api-keys': 'activity.kindApiKeys',
  'ssh-keys': 'activity.kindSshKeys',
  servers: 'activity.kindServers',
} as const satisfies Record<Kind, MessageKey>
