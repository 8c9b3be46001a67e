import type { ActivityEntry } from '#src/api/activity.ts'
import { byDay } from '#src/feed/days.ts'
import type { Instant } from '#src/lib/instant.ts'

import { inRuns } from './runs.ts'

type List = {
  /** What the rows are in; there is one for each run. */
  feed: HTMLElement | null
  shown: readonly ActivityEntry[]
  /** As the list has it. */
  lastVisit: Instant | null
}

/** What opens the row that tells an event; `null` where no row does. */
export function summaryOf(
  id: string,
  { feed, shown, lastVisit }: List,
): HTMLElement | null {
  const row = byDay(shown)
    .flatMap(({ entries }) => inRuns(entries, lastVisit))
    .findIndex((run) => run.some((each) => each.id === id))
  const rows = feed?.querySelectorAll(':scope > section > ul > li')
  return rows?.[row]?.querySelector('summary') ?? null
}
