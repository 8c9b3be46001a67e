import type { ReadAgent } from '#src/account/activity/agent.ts'
import { textIn } from '#src/account/activity/values.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

import { usesWithin } from './key-uses.ts'
import { networkOf } from './place.ts'
import { inOrder, type Dated, type Signal } from './signal.ts'

const day = 86_400_000
const hour = 3_600_000

/** What has to be known of an account before anything in it can be new. */
const history = { days: 14, signIns: 5 }

/** Their providers give them another network now and then: two of them, and a third says nothing. */
const mobile = new Set(['Android', 'iOS', 'iPadOS'])

/** A part of a place, by a name that is the same in every visit: `network:…` or `browser:…`. */
export type PlaceName = string

type Reading = {
  /** What was done to keys and to the account, newest first. */
  changes: readonly Dated[]
  readAgent: ReadAgent
  apiKeys: readonly ApiKey[]
  /** What this browser calls itself; whoever reads this has signed in with it. */
  ownAgent: string | null
  /** When this browser remembers to have seen a place first; `null` when never. */
  rememberedAt: (place: PlaceName) => Instant | null
}

type SignIn = {
  row: Dated
  network: string | null
  /** By family: versions change every month. */
  browser: string | null
  system: string | null
}

function signInsOf(rows: readonly Dated[], readAgent: ReadAgent): SignIn[] {
  return rows
    .filter(({ event }) => event === 'auth:success')
    .map((row) => {
      const text = textIn(row.properties, 'useragent')
      const agent = text === null ? null : readAgent(text)
      return {
        row,
        network: row.ip === null ? null : networkOf(row.ip),
        browser: agent?.browser ?? null,
        system: agent?.system ?? null,
      }
    })
    .toSorted((one, other) => inOrder(one.row, other.row))
}

const namesOf = ({ network, browser }: SignIn): PlaceName[] => [
  ...(network === null ? [] : [`network:${network}`]),
  ...(browser === null ? [] : [`browser:${browser}`]),
]

const partsOf = ({ address, browser }: Extract<Signal, { kind: 'new-place' }>) => [
  ...(address === null ? [] : [`network:${networkOf(address)}`]),
  ...(browser === null ? [] : [`browser:${browser}`]),
]

/**
 * What a browser remembers of the places of all sign-ins, so that they stay known when the panel forgets their first rows:
 * the moment since which each is known; 0 for all that is not asked about now.
 */
export function placesIn(
  rows: readonly Dated[],
  readAgent: ReadAgent,
  signals: readonly Signal[],
): ReadonlyMap<PlaceName, Instant> {
  const found = new Map<PlaceName, Instant>()
  for (const signIn of signInsOf(rows, readAgent))
    for (const name of namesOf(signIn)) found.set(name, 0)
  for (const signal of signals)
    if (signal.kind === 'new-place')
      for (const name of partsOf(signal)) found.set(name, signal.row.timestamp)
  return found
}

/**
 * The first sign-in from a network or with a browser (`features.md` §1.2, rank 17), newest first, with what was changed
 * from there and which keys were used within the hour.
 *
 * Everything is new at first, and again where the memory of the panel begins: two weeks and five sign-ins have to lie
 * before it. Nobody is asked about where they are now, nor about the networks of a phone that changes them.
 */
export function newPlaces(
  rows: readonly Dated[],
  { changes, readAgent, apiKeys, ownAgent, rememberedAt }: Reading,
): Signal[] {
  const signIns = signInsOf(rows, readAgent)
  const edge = rows.at(-1)?.timestamp ?? 0
  const present = signIns.findLast(
    ({ row }) => ownAgent !== null && textIn(row.properties, 'useragent') === ownAgent,
  )
  const here = new Set(present ? namesOf(present) : [])
  const seen = new Set<PlaceName>()
  const networksOf = new Map<string, Set<string>>()
  const signals: Signal[] = []
  for (const [before, signIn] of signIns.entries()) {
    const { row, network, browser, system } = signIn
    const device = `${browser} ${system}`
    const known = networksOf.get(device) ?? new Set()
    const roams = system !== null && mobile.has(system) && known.size > 1
    const isNew = (name: PlaceName) =>
      !seen.has(name) &&
      !here.has(name) &&
      (rememberedAt(name) ?? Infinity) >= row.timestamp
    const newNetwork = network !== null && !roams && isNew(`network:${network}`)
    const newBrowser = browser !== null && isNew(`browser:${browser}`)
    for (const name of namesOf(signIn)) seen.add(name)
    if (network !== null) networksOf.set(device, known.add(network))
    const isLearnt = before >= history.signIns && row.timestamp >= edge + history.days * day
    if (!isLearnt || row === present?.row || (!newNetwork && !newBrowser)) continue
    signals.push({
      kind: 'new-place',
      row,
      address: newNetwork ? row.ip : null,
      browser: newBrowser ? browser : null,
      changes: changes.filter(
        (change) =>
          change.timestamp >= row.timestamp &&
          change.timestamp <= row.timestamp + hour &&
          (change.ip === null || network === null || networkOf(change.ip) === network),
      ),
      used: usesWithin(apiKeys, rows, [row.timestamp, row.timestamp + hour]),
    })
  }
  return signals.toReversed()
}
