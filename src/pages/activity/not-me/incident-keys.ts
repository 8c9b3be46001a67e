import type { ActivityEntry } from '#src/api/activity.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { textIn } from '#src/feed/values.ts'
import { concernsOf } from '#src/keys/api-key-concerns.ts'
import {
  apiKeyToDelete,
  type KeyToDelete,
  sshKeyToDelete,
} from '#src/keys/deletion/key-to-delete.ts'
import type { Instant } from '#src/lib/instant.ts'

import { type DeletedKey, type Incident, type IncidentKey, isSince } from './incident.ts'

/** Which kind of key rows with these events are about. */
const kindsOf = (
  verb: 'create' | 'delete',
): Readonly<Record<string, IncidentKey['of']>> => ({
  [`user:api-key.${verb}`]: 'api',
  [`user:ssh-key.${verb}`]: 'ssh',
})

const made = kindsOf('create')
const gone = kindsOf('delete')

const kindIn = (kinds: typeof made, { event }: ActivityEntry) =>
  Object.hasOwn(kinds, event) ? kinds[event] : undefined

/** What a row calls its key. Before 1.9 panels misspelt it (contract §5.4). */
const identifierIn = ({ properties }: ActivityEntry) =>
  textIn(properties, 'identifier') ??
  textIn(properties, 'identifer') ??
  textIn(properties, 'fingerprint')

/** What the feed and the lists tell of a key, but why it is here. */
function known(incident: Incident, key: KeyToDelete, isBound: boolean) {
  const { of, identifier } = key
  const row = incident.rows.find(
    (each) => kindIn(made, each) === of && identifierIn(each) === identifier,
  )
  return { ...key, from: row?.ip ?? null, isBound }
}

function apiKeyIn(incident: Incident, key: ApiKey): IncidentKey {
  const { since, isInUse, lastUseOf } = incident
  const { createdAt, lastUsedAt, allowedIps } = key
  const isOpen = concernsOf(key, { now: since }).includes('open')
  const isBound = allowedIps !== null && !isOpen
  const it = known(incident, apiKeyToDelete(key), isBound)
  if (isInUse(key.identifier)) return { ...it, why: 'in-use', at: null }
  if (isSince(createdAt, since)) return { ...it, why: 'made', at: createdAt }
  if (lastUsedAt === undefined) return { ...it, why: 'unknown-use', at: null }
  if (isSince(lastUsedAt, since)) {
    const why = lastUseOf(key)
    // A use from where its maker set says nothing of whoever may have made it.
    const isTelling = why !== 'used' || !isBound || createdAt !== null
    if (isTelling) return { ...it, why, at: lastUsedAt }
  }
  return createdAt === null
    ? { ...it, why: 'undated', at: null }
    : { ...it, why: 'older', at: createdAt }
}

function sshKeyIn(incident: Incident, key: SshKey): IncidentKey {
  const { createdAt: at } = key
  const it = known(incident, sshKeyToDelete(key), false)
  if (at === null) return { ...it, why: 'undated', at }
  return { ...it, why: at >= incident.since ? 'made' : 'older', at }
}

/** What was or may have been made since comes before what was only used: a program of one's own uses its key every hour. */
const rank = ({ why }: IncidentKey) => ['made', 'undated'].indexOf(why) >>> 0

const atOf = ({ at }: IncidentKey) => at ?? 0

/** Whether nothing is known against a key: a use of one that is bound to addresses came from where its maker set. */
const isOlder = ({ why, isBound }: IncidentKey) =>
  why === 'older' || (why === 'used' && isBound)

/**
 * The keys of an account that somebody else was in: those that a stranger may have made or used (panels tell no address of a
 * use), the one that this page acts with, and the rest.
 */
export function keysIn(incident: Incident) {
  const all = [
    ...incident.apiKeys.map((key) => apiKeyIn(incident, key)),
    ...incident.sshKeys.map((key) => sshKeyIn(incident, key)),
  ]
  const others = all.filter(({ why }) => why !== 'in-use')
  return {
    suspect: others
      .filter((key) => !isOlder(key))
      .toSorted((one, other) => rank(one) - rank(other) || atOf(other) - atOf(one)),
    own: all.filter(({ why }) => why === 'in-use'),
    older: others.filter(isOlder),
  }
}

/** Before the list was opened, nobody had found a key there to delete: that may have been anybody, for any reason. */
export function deletedKeys({ opened, rows }: Incident): DeletedKey[] {
  return rows.flatMap((row) => {
    const { id, timestamp: at } = row
    const of = kindIn(gone, row)
    const identifier = identifierIn(row)
    return of && identifier !== null && at !== null && at >= opened
      ? { id, of, identifier, at }
      : []
  })
}

/** The keys that were made after this person began with the list: by themselves, or by whoever is still in. */
export const madeMeanwhile = (
  keys: readonly IncidentKey[],
  opened: Instant,
): readonly IncidentKey[] =>
  keys.filter(({ why, at }) => why === 'made' && isSince(at, opened))

/** The name under which a key is ticked. */
export const tickOf = ({
  of,
  identifier,
}: Pick<IncidentKey, 'of' | 'identifier'>): string => `${of}-key:${identifier}`
