import { textIn } from '#src/account/activity/values.ts'

import type { Dated, Signal } from './signal.ts'

/** So long panels wait for a second factor. */
const patience = 5 * 60_000
/** Attempts that lie closer together are told as one. */
const pause = 30 * 60_000
/** Whoever got in after fewer wrong codes has mistyped. */
const mistyped = 2

const answers = new Set(['auth:success', 'auth:token', 'auth:recovery-token'])
const agentOf = ({ properties }: Dated) => textIn(properties, 'useragent')
/** A wrong second factor is a failure that names no user; one that has no such property is something else. */
const isWrongCode = ({ event, properties }: Dated) =>
  event === 'auth:fail' && properties['username'] === null

/**
 * Sign-ins with the right password that stopped at the second factor (`features.md` §1.2, rank 1), newest first. `rows`
 * are newest first; within a second their order says nothing. Somebody may be typing until five minutes have passed.
 */
export function stoppedAtSecondFactor(rows: readonly Dated[], now: number): Signal[] {
  const good = rows.filter(({ event }) => answers.has(event))
  const usualAgents = new Set(
    good.filter(({ event }) => event === 'auth:success').map(agentOf),
  )
  const isAnswered = (row: Dated) => {
    const agent = agentOf(row)
    return good.some(
      (each) =>
        each.timestamp >= row.timestamp &&
        each.timestamp <= row.timestamp + patience &&
        // What a stranger began is not answered by the owner's own sign-in.
        (agent === null || agentOf(each) === null || agentOf(each) === agent),
    )
  }
  type Found = { rows: Dated[]; open: boolean; wrongCodes: number }
  const found: Found[] = []
  for (const row of rows) {
    const isWrong = isWrongCode(row)
    if (!isWrong && row.event !== 'auth:checkpoint') continue
    const last = found.at(-1)
    const previous = last?.rows.at(-1)
    const isSame =
      previous !== undefined &&
      previous.timestamp - row.timestamp <= pause &&
      agentOf(previous) === agentOf(row)
    const group: Found = isSame && last ? last : { rows: [], open: false, wrongCodes: 0 }
    if (group !== last) found.push(group)
    group.rows.push(row)
    group.wrongCodes += isWrong ? 1 : 0
    group.open ||= !isAnswered(row) && row.timestamp + patience < now
  }
  return found.flatMap(({ rows: group, open, wrongCodes }): Signal[] => {
    const [row] = group
    const oldest = group.at(-1)
    if (!row || !oldest) return []
    const gotIn = isAnswered(row)
    if (!open && !(gotIn && wrongCodes > mistyped)) return []
    const agent = agentOf(row)
    return [
      {
        kind: 'password-known',
        row,
        first: oldest.timestamp,
        wrongCodes,
        gotIn,
        usual: agent === null ? null : usualAgents.has(agent),
      },
    ]
  })
}
