import type { ReadAgent } from '#src/account/activity/agent.ts'
import type { Recent } from '#src/account/activity/recent.ts'
import { textIn } from '#src/account/activity/values.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

import { newPlaces } from './new-places.ts'
import { stoppedAtSecondFactor } from './second-factor.ts'
import type { Dated, Signal, SignalKind } from './signal.ts'

const hour = 3_600_000
/** More failures than this within a quarter of an hour are more than a bad memory. */
const burst = { count: 5, within: hour / 4 }

/** What signals are found in, newest first, and what it takes to read it. */
export type Evidence = {
  signIns: Recent
  keys: Recent
  account: Recent
  /** The keys that there are; none where the panel does not tell. */
  apiKeys: readonly ApiKey[]
  readAgent: ReadAgent
  now: Instant
}

const dated = ({ entries }: Recent): Dated[] =>
  entries.filter((entry): entry is Dated => entry.timestamp !== null)

/** The newest burst of failed sign-ins, and how many there were before. */
function failedSignIns(rows: readonly Dated[]): Signal[] {
  const failed = rows.filter(
    // Wrong second factors are told by themselves.
    ({ event, properties }) => event === 'auth:fail' && properties['username'] !== null,
  )
  const bursts: Dated[][] = []
  for (const row of failed) {
    const last = bursts.at(-1)
    const previous = last?.at(-1)
    if (last && previous && previous.timestamp - row.timestamp <= burst.within)
      last.push(row)
    else bursts.push([row])
  }
  const [newest, ...others] = bursts.filter(({ length }) => length >= burst.count)
  const [row] = newest ?? []
  const first = newest?.at(-1)
  if (!newest || !row || !first) return []
  return [
    {
      kind: 'failed-sign-ins',
      row,
      first: first.timestamp,
      count: newest.length,
      others: others.length,
    },
  ]
}

/** Keys that were used from an address that is not on their list, each once (`features.md` §1.2, rank 9). */
function refusedKeys(rows: readonly Dated[]): Signal[] {
  const refused = rows.filter(({ event }) => event === 'auth:ip-blocked')
  const byKey = Map.groupBy(refused, ({ properties }) => textIn(properties, 'identifier'))
  return [...byKey].flatMap(([identifier, [row, ...more]]): Signal[] =>
    identifier !== null && row
      ? [{ kind: 'key-refused', row, identifier, count: more.length + 1 }]
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
}: Evidence): Signal[] {
  const rows = dated(signIns)
  const changes = [...dated(keys), ...dated(account)]
  return [
    ...stoppedAtSecondFactor(rows, now),
    ...turnedOff(dated(account)),
    ...resetsAsked(rows),
    ...failedSignIns(rows),
    ...newPlaces(rows, { changes, readAgent, apiKeys }),
    ...refusedKeys(rows),
  ].toSorted(
    (one, other) => rankOf(one) - rankOf(other) || other.row.timestamp - one.row.timestamp,
  )
}
