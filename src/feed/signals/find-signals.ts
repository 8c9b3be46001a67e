import type { ApiKey } from '#src/api/api-keys.ts'
import type { List } from '#src/api/wire.ts'
import type { Instant } from '#src/lib/instant.ts'

import type { ReadAgent } from '../agent.ts'
import type { Recent } from '../recent.ts'
import { lastUses } from '../refusals.ts'
import { textIn } from '../values.ts'
import { newPlaces, type PlaceName } from './new-places.ts'
import { stoppedAtSecondFactor } from './second-factor.ts'
import { inOrder, type Dated, type Signal, type SignalKind } from './signal.ts'

const hour = 3_600_000
/** So many failures, each within a quarter of an hour of the one before, are more than a bad memory. */
const burst = { count: 5, within: hour / 4 }

/** What signals are found in, newest first, and what it takes to read it. */
export type Evidence = {
  signIns: Recent
  keys: Recent
  account: Recent
  /** The keys that there are; `null` where the panel does not tell. */
  apiKeys: List<ApiKey> | null
  readAgent: ReadAgent
  now: Instant
  /** What this browser calls itself; `null` when nobody has signed in with it. */
  ownAgent: string | null
  /** When this browser remembers to have seen a place first; `null` when never. */
  rememberedAt: (place: PlaceName) => Instant | null
}

/** The rows that say when, the newest first. */
export const dated = ({ entries }: Recent): Dated[] =>
  entries
    .filter((entry): entry is Dated => entry.timestamp !== null)
    .toSorted((one, other) => inOrder(other, one))

/** Wrong second factors are told by themselves. */
const isWrongPassword = ({ event, properties }: Dated) =>
  event === 'auth:fail' && properties['username'] !== null
/** What proves that somebody knew the password: failures before and after it are not in a row. */
const isRightPassword = ({ event, properties }: Dated) =>
  event === 'auth:success' ||
  event === 'auth:checkpoint' ||
  (event === 'auth:fail' && properties['username'] === null)

/** Wrong passwords without a right one between them, each row as long as it is; the newest first. */
function rowsOfFailures(rows: readonly Dated[]): Dated[][] {
  const right = rows.filter(isRightPassword)
  // Within a second nobody knows what came first: then it may have been between them.
  const isBetween = (later: Dated, earlier: Dated) =>
    right.some(
      ({ timestamp }) => timestamp >= earlier.timestamp && timestamp <= later.timestamp,
    )
  const found: Dated[][] = []
  for (const row of rows.filter(isWrongPassword)) {
    const last = found.at(-1)
    const previous = last?.at(-1)
    if (last && previous && !isBetween(previous, row)) last.push(row)
    else found.push([row])
  }
  return found
}

/** Whether so many of them came so quickly that it was hardly a bad memory. */
function isBurst(failed: readonly Dated[]): boolean {
  let quick = 0
  return failed.some((row, at) => {
    const later = failed[at - 1]
    quick = later && later.timestamp - row.timestamp <= burst.within ? quick + 1 : 1
    return quick >= burst.count
  })
}

/** The newest failed sign-ins in a row of which many came quickly, all that are in that row, and those before. */
function failedSignIns(rows: readonly Dated[]): Signal[] {
  const [newest, ...others] = rowsOfFailures(rows).filter(isBurst)
  const [row] = newest ?? []
  const first = newest?.at(-1)
  if (!newest || !row || !first) return []
  return [
    {
      kind: 'failed-sign-ins',
      row,
      first: first.timestamp,
      count: newest.length,
      others: others
        .flatMap(([last, ...rest]) =>
          last ? { last: last.timestamp, count: rest.length + 1 } : [],
        )
        .toSorted((one, other) => other.count - one.count),
    },
  ]
}

/** How many addresses there are; `null` when the panel hides one of them. */
function countAddresses(rows: readonly Dated[]): number | null {
  const addresses = new Set(rows.map(({ ip }) => ip))
  return addresses.has(null) ? null : addresses.size
}

/** Whether a list has a key; `null` where it may be among the rows that could not be read, or where there is no list. */
function isThere(list: List<ApiKey> | null, identifier: string): boolean | null {
  if (!list) return null
  const isFound = list.items.some((key) => key.identifier === identifier)
  return isFound || list.odd === 0 ? isFound : null
}

/** Keys that were tried from an address that is not on their list, each once (`features.md` §1.2, rank 9). */
function refusedKeys(rows: readonly Dated[], apiKeys: List<ApiKey> | null): Signal[] {
  const refused = rows.filter(({ event }) => event === 'auth:ip-blocked')
  const byKey = Map.groupBy(refused, ({ properties }) => textIn(properties, 'identifier'))
  return [...byKey].flatMap(([identifier, [row, ...more]]): Signal[] =>
    identifier !== null && row
      ? [
          {
            kind: 'key-refused',
            row,
            identifier,
            count: more.length + 1,
            addresses: countAddresses([row, ...more]),
            exists: isThere(apiKeys, identifier),
          },
        ]
      : [],
  )
}

const isReset = ({ event }: Dated) => event.endsWith(':password-reset')

/** Links to reset the password that somebody asked for, those of an hour once, and whether one was used. */
function resetsAsked(rows: readonly Dated[]): Signal[] {
  const asked = rows.filter(({ event }) => event === 'auth:reset-password')
  return asked
    .filter((row, at) => {
      const later = asked[at - 1]
      return !later || later.timestamp - row.timestamp > hour
    })
    .map((row) => ({
      kind: 'reset-asked',
      row,
      done: rows.some(
        (each) =>
          isReset(each) &&
          each.timestamp >= row.timestamp &&
          each.timestamp <= row.timestamp + hour,
      ),
    }))
}

/** Two-factor was turned off, and not on again within the hour, as with a new phone. */
function turnedOff(rows: readonly Dated[]): Signal[] {
  return rows.flatMap((row): Signal[] => {
    if (row.event !== 'user:two-factor.delete') return []
    // The oldest of those that came later.
    const on = rows.findLast(
      ({ event, timestamp }) =>
        event === 'user:two-factor.create' && timestamp >= row.timestamp,
    )
    if (on && on.timestamp <= row.timestamp + hour) return []
    return [{ kind: 'two-factor-off', row, onAgain: on?.timestamp ?? null }]
  })
}

/** What takes the account away from its owner comes first, then what opens it to somebody else. */
const grave = [
  'user:account.password-changed',
  'user:account.email-changed',
  'user:two-factor.',
  'user:api-key.create',
  'user:ssh-key.create',
]
function byGravity(one: Dated, other: Dated): number {
  const rank = ({ event }: Dated) => {
    const at = grave.findIndex((each) => event.startsWith(each))
    return at < 0 ? grave.length : at
  }
  return rank(one) - rank(other) || inOrder(other, one)
}

/** What can cost the account comes first. */
const ranks: Readonly<Record<SignalKind, number>> = {
  'password-known': 0,
  'two-factor-off': 1,
  'reset-asked': 1,
  'failed-sign-ins': 1,
  'new-place': 2,
  'key-refused': 2,
}
/** 0 when the account may be lost already, 2 when it is most likely its owner. */
export const rankOf = (signal: Signal): number =>
  signal.kind === 'new-place' && signal.changes.length > 0 ? 0 : ranks[signal.kind]

/** What the owner of the account should look at: the gravest first, and the newest first among equals. */
export function findSignals({
  signIns,
  keys,
  account,
  apiKeys,
  readAgent,
  now,
  ownAgent,
  rememberedAt,
}: Evidence): Signal[] {
  const rows = dated(signIns)
  const changes = [...dated(keys), ...dated(account)].toSorted(byGravity)
  return [
    ...stoppedAtSecondFactor(rows, now),
    ...turnedOff(dated(account)),
    ...resetsAsked(rows),
    ...failedSignIns(rows),
    ...newPlaces(rows, {
      changes,
      readAgent,
      apiKeys: apiKeys?.items ?? [],
      lastUseOf: lastUses(signIns),
      ownAgent,
      rememberedAt,
    }),
    ...refusedKeys(rows, apiKeys),
  ].toSorted((one, other) => rankOf(one) - rankOf(other) || inOrder(other.row, one.row))
}
