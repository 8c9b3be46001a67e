import { browserOf } from '#src/account/activity/agent-query.ts'
import type { ReadAgent } from '#src/account/activity/agent.ts'
import type { ApiKey } from '#src/api/api-keys.ts'

import { networkOf } from './place.ts'
import type { Dated, Signal } from './signal.ts'

const day = 86_400_000
const hour = 3_600_000

type Reading = {
  /** What was done to keys and to the account, newest first. */
  changes: readonly Dated[]
  readAgent: ReadAgent
  apiKeys: readonly ApiKey[]
}

/**
 * The first sign-in from a network or with a browser (`features.md` §1.2, rank 17), newest first, with what was changed
 * from there and which keys were used within the hour. `rows` are newest first. Everything is new at first: whoever has signed in for less than a
 * day is told nothing.
 */
export function newPlaces(
  rows: readonly Dated[],
  { changes, readAgent, apiKeys }: Reading,
): Signal[] {
  const networks = new Set<string>()
  const browsers = new Set<string>()
  const signals: Signal[] = []
  const signIns = rows.filter(({ event }) => event === 'auth:success').toReversed()
  const learnt = (signIns[0]?.timestamp ?? 0) + day
  for (const row of signIns) {
    const browser = browserOf(row, readAgent)
    const network = row.ip === null ? null : networkOf(row.ip)
    const newAddress = network !== null && !networks.has(network) ? row.ip : null
    const newBrowser = browser !== null && !browsers.has(browser) ? browser : null
    if (network !== null) networks.add(network)
    if (browser !== null) browsers.add(browser)
    if (row.timestamp < learnt || (newAddress === null && newBrowser === null)) continue
    const after = changes.filter(
      (change) =>
        change.timestamp >= row.timestamp &&
        change.timestamp <= row.timestamp + hour &&
        (change.ip === null || network === null || networkOf(change.ip) === network),
    )
    signals.push({
      kind: 'new-place',
      row,
      address: newAddress,
      browser: newBrowser,
      changes: after,
      used: apiKeys.filter(
        ({ lastUsedAt }) =>
          typeof lastUsedAt === 'number' &&
          lastUsedAt >= row.timestamp &&
          lastUsedAt <= row.timestamp + hour,
      ),
    })
  }
  return signals.toReversed()
}
