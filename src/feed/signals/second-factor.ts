import { textIn } from '../values.ts'
import type { Dated, Signal } from './signal.ts'

/** So long panels wait for a second factor. */
const patience = 5 * 60_000
/** Whoever got in after fewer wrong codes has mistyped. */
const mistyped = 2

const answers = new Set(['auth:success', 'auth:token', 'auth:recovery-token'])
const agentOf = ({ properties }: Dated) => textIn(properties, 'useragent')
/** A wrong second factor is a failure that names no user; one that has no such property is something else. */
const isWrongCode = ({ event, properties }: Dated) =>
  event === 'auth:fail' && properties['username'] === null

/** In which order the steps of one sign-in come: rows of one second are in any. */
const stepOf = (row: Dated) =>
  row.event === 'auth:checkpoint' ? 0 : isWrongCode(row) ? 1 : 2
const byTime = (one: Dated, other: Dated) =>
  one.timestamp - other.timestamp || stepOf(one) - stepOf(other)

/** One sign-in that got as far as the second factor. */
type Attempt = { rows: Dated[]; wrongCodes: number; gotIn: boolean }

/** The sign-ins of one browser, oldest first: one ends when somebody is in, or when the panel waits no longer. */
function attemptsOf(rows: readonly Dated[]): Attempt[] {
  const attempts: Attempt[] = []
  let current: Attempt | null = null
  let last = -Infinity
  for (const row of rows.toSorted(byTime)) {
    if (row.timestamp - last > patience) current = null
    if (answers.has(row.event)) {
      if (current) current.gotIn = true
      current = null
      continue
    }
    if (!current) attempts.push((current = { rows: [], wrongCodes: 0, gotIn: false }))
    current.rows.push(row)
    current.wrongCodes += isWrongCode(row) ? 1 : 0
    last = row.timestamp
  }
  return attempts
}

/**
 * Sign-ins with the right password that stopped at the second factor, or passed it after several wrong codes
 * (`features.md` §1.2, rank 1). `rows` may be in any order. What a stranger began is not answered by the owner's own
 * sign-in with another browser; somebody may be typing until five minutes have passed.
 */
export function stoppedAtSecondFactor(rows: readonly Dated[], now: number): Signal[] {
  const steps = rows.filter((row) => row.event === 'auth:checkpoint' || isWrongCode(row))
  const good = rows.filter(({ event }) => answers.has(event))
  const usualAgents = new Set(
    good.filter(({ event }) => event === 'auth:success').map(agentOf),
  )
  return [...Map.groupBy(steps, agentOf)].flatMap(([agent, own]) => {
    const ends = good.filter(
      (row) => agent === null || agentOf(row) === null || agentOf(row) === agent,
    )
    return attemptsOf([...own, ...ends]).flatMap((attempt): Signal[] => {
      const { wrongCodes, gotIn } = attempt
      const row = attempt.rows.at(-1)
      const [oldest] = attempt.rows
      if (!row || !oldest) return []
      const hasStopped = !gotIn && row.timestamp + patience < now
      if (!hasStopped && !(gotIn && wrongCodes > mistyped)) return []
      const usual = agent === null ? null : usualAgents.has(agent)
      const first = oldest.timestamp
      return [{ kind: 'password-known', row, first, wrongCodes, gotIn, usual }]
    })
  })
}
