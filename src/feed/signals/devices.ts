import type { Instant } from '#src/lib/instant.ts'

import type { ReadAgent } from '../agent.ts'
import { textIn } from '../values.ts'
import { signInsOf, type SignInClient } from './new-places.ts'
import type { Dated } from './signal.ts'

/** What somebody signed in with: sign-ins whose browser and system have the same names. */
export type Device = {
  /** `null` where the rows do not name it, or while nothing can read them. */
  client: SignInClient | null
  system: string | null
  /** Whether one of them calls itself exactly what this browser does. */
  isLikeThis: boolean
  first: Instant
  last: Instant
  count: number
  /** Where they came from, each once, the newest first. */
  addresses: readonly string[]
  /** Whether the panel hides the address of one of them. */
  isAddressHidden: boolean
}

/**
 * The devices of sign-ins that worked, the one that signed in last first. Two of one kind are one here: rows tell no more of
 * a device than the user agent (contract §5.4), and nothing of the sessions that there are now.
 */
export function devicesOf(
  rows: readonly Dated[],
  { readAgent, ownAgent }: { readAgent: ReadAgent; ownAgent: string | null },
): Device[] {
  const newestFirst = signInsOf(rows, readAgent).toReversed()
  const groups = Map.groupBy(newestFirst, ({ client, system }) =>
    JSON.stringify([client?.name, client?.isProgram, system]),
  )
  return [...groups.values()].flatMap((group) => {
    const [newest] = group
    const oldest = group.at(-1)
    if (!newest || !oldest) return []
    return {
      client: newest.client,
      system: newest.system,
      isLikeThis:
        ownAgent !== null &&
        group.some(({ row }) => textIn(row.properties, 'useragent') === ownAgent),
      first: oldest.row.timestamp,
      last: newest.row.timestamp,
      count: group.length,
      addresses: [...new Set(group.flatMap(({ row }) => row.ip ?? []))],
      isAddressHidden: group.some(({ row }) => row.ip === null),
    }
  })
}
