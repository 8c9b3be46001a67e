import ipaddr from 'ipaddr.js'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { Instant } from '#src/lib/instant.ts'

import { agentIn } from '../agent-query.ts'
import type { Agent, ReadAgent } from '../agent.ts'
import type { LastUse } from '../refusals.ts'
import { textIn } from '../values.ts'
import { inOrder, type Dated, type Signal } from './signal.ts'

const day = 86_400_000
const hour = 3_600_000

/** What has to be known of an account before anything in it can be new. */
const history = { days: 14, signIns: 5 }

/** Their providers give them another network now and then: two of them, and a third says nothing. */
const mobile = new Set(['Android', 'iOS', 'iPadOS'])

/** A part of a place, by a name that is the same in every visit: `network:…`, `browser:…` or `program:…`. */
export type PlaceName = string

type Reading = {
  /** What was done to keys and to the account, newest first. */
  changes: readonly Dated[]
  readAgent: ReadAgent
  apiKeys: readonly ApiKey[]
  /** What the last use of a key was. */
  lastUseOf: (key: ApiKey) => LastUse
  /** What this browser calls itself; whoever reads this has signed in with it. */
  ownAgent: string | null
  /** When this browser remembers to have seen a place first; `null` when never. */
  rememberedAt: (place: PlaceName) => Instant | null
}

type SignIn = {
  row: Dated
  network: string | null
  client: SignInClient | null
  system: string | null
}

/** What somebody signed in with, by family: versions change every month. A program may have no name: `''`. */
export type SignInClient = { name: string; isProgram: boolean }

/**
 * Every browser calls itself Mozilla, for reasons of history; what does not is a program that has the password, by the
 * first of its product names (RFC 9110 §10.1.5). `null` when the row does not tell.
 */
function clientOf({ properties }: Dated, agent: Agent | null): SignInClient | null {
  const text = (textIn(properties, 'useragent') ?? '').trim()
  // A panel that writes down what it got has got no name; one that writes nothing says nothing.
  if (text === '')
    return properties['useragent'] === undefined ? null : { name: '', isProgram: true }
  if (!/^(Mozilla|Opera)\//.test(text))
    return { name: text.replace(/[/\s(].*/s, '').slice(0, longestName), isProgram: true }
  return agent?.browser ? { name: agent.browser, isProgram: false } : null
}
/** Whoever chooses a name for a program may make it long. */
const longestName = 60

/** The sign-ins that worked, the oldest first, with what is read from each. */
export function signInsOf(rows: readonly Dated[], readAgent: ReadAgent): SignIn[] {
  return rows
    .filter(({ event }) => event === 'auth:success')
    .map((row) => {
      const agent = agentIn(row, readAgent)
      return {
        row,
        network: row.ip === null ? null : networkOf(row.ip),
        client: clientOf(row, agent),
        system: agent?.system ?? null,
      }
    })
    .toSorted((one, other) => inOrder(one.row, other.row))
}

const nameOf = ({ name, isProgram }: SignInClient): PlaceName =>
  `${isProgram ? 'program' : 'browser'}:${name}`

const namesOf = ({ network, client }: SignIn): PlaceName[] => [
  ...(network === null ? [] : [`network:${network}`]),
  ...(client === null ? [] : [nameOf(client)]),
]

type NewPlace = Extract<Signal, { kind: 'new-place' }>
const partsOf = ({ address, browser, isProgram }: NewPlace) => [
  ...(address === null ? [] : [`network:${networkOf(address)}`]),
  ...(browser === null ? [] : [nameOf({ name: browser, isProgram })]),
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
 * The first sign-in from a network or with a browser or a program (`features.md` §1.2, rank 17), newest first, with what was changed
 * from there and which keys were used within the hour.
 *
 * Everything is new at first, and again where the memory of the panel begins: two weeks and five sign-ins have to lie
 * before it. Nobody is asked about where they are now, nor about the networks of a phone that changes them.
 */
export function newPlaces(
  rows: readonly Dated[],
  { changes, readAgent, apiKeys, lastUseOf, ownAgent, rememberedAt }: Reading,
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
    const { row, network, client, system } = signIn
    const device = `${client?.name} ${system}`
    const known = networksOf.get(device) ?? new Set()
    const roams = system !== null && mobile.has(system) && known.size > 1
    const isNew = (name: PlaceName) =>
      !seen.has(name) &&
      !here.has(name) &&
      (rememberedAt(name) ?? Infinity) >= row.timestamp
    const newNetwork = network !== null && !roams && isNew(`network:${network}`)
    const newClient = client !== null && isNew(nameOf(client)) ? client : null
    for (const name of namesOf(signIn)) seen.add(name)
    if (network !== null) networksOf.set(device, known.add(network))
    const isLearnt = before >= history.signIns && row.timestamp >= edge + history.days * day
    if (!isLearnt || (!newNetwork && !newClient)) continue
    const isWithinTheHour = (at: Instant | null | undefined) =>
      typeof at === 'number' && at >= row.timestamp && at <= row.timestamp + hour
    signals.push({
      kind: 'new-place',
      row,
      address: newNetwork ? row.ip : null,
      browser: newClient?.name ?? null,
      isProgram: client?.isProgram ?? false,
      changes: changes.filter(
        (change) =>
          isWithinTheHour(change.timestamp) &&
          (change.ip === null || network === null || networkOf(change.ip) === network),
      ),
      used: apiKeys
        .filter((key) => isWithinTheHour(key.lastUsedAt))
        .map((key) => ({ key, lastUse: lastUseOf(key) })),
    })
  }
  return signals.toReversed()
}

/**
 * The network that an address is in, as wide as a provider hands addresses out, e.g. `203.0.0.0/16` or
 * `2001:db8:12::/48`: whoever is at home or on the road gets another address of it now and then. What is no address stands
 * for itself.
 */
function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  const bits = parsed.kind() === 'ipv4' ? 16 : 48
  const bytes = parsed.toByteArray().map((byte, at) => (at < bits / 8 ? byte : 0))
  return `${ipaddr.fromByteArray(bytes).toString()}/${bits}`
}
