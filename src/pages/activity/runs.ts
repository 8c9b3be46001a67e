import type { ActivityEntry } from '#src/api/activity.ts'
import { textIn } from '#src/feed/values.ts'
import type { Instant } from '#src/lib/instant.ts'

/** Rows that are told as one, newest first; most runs have one row. */
export type Run = readonly [ActivityEntry, ...ActivityEntry[]]

const pause = 15 * 60_000

/** What a failed sign-in is told by; `null` for what is never told together with another row. */
function toldBy({ event, ip, properties }: ActivityEntry): string | null {
  if (event !== 'auth:fail' && event !== 'auth:sftp.fail') return null
  // A wrong second factor has other words than a wrong password.
  const isCode = properties['username'] === null
  return JSON.stringify([event, ip, textIn(properties, 'useragent'), isCode])
}

/** Whether an event is known to be newer than what was there at the last visit, as `useLastVisit` tells it. */
export const isNew = ({ timestamp }: ActivityEntry, lastVisit: Instant | null): boolean =>
  lastVisit !== null && timestamp !== null && timestamp > lastVisit

/**
 * Failed sign-ins that follow each other within a quarter of an hour, from the same place, become one run; what is new since
 * the last visit is no run with what was there.
 */
export function inRuns(
  entries: readonly ActivityEntry[],
  lastVisit: Instant | null = null,
): Run[] {
  const runs: [ActivityEntry, ...ActivityEntry[]][] = []
  for (const entry of entries) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const told = toldBy(entry)
    const follows =
      last !== undefined &&
      told !== null &&
      told === toldBy(last) &&
      isNew(last, lastVisit) === isNew(entry, lastVisit) &&
      entry.timestamp !== null &&
      last.timestamp !== null &&
      last.timestamp - entry.timestamp <= pause
    if (run && follows) run.push(entry)
    else runs.push([entry])
  }
  return runs
}

/** Whether two runs have the same rows: those that are told need not be told again. */
export function isSameRun(one: Run, other: Run): boolean {
  return one.length === other.length && one.every((entry, at) => entry === other[at])
}
