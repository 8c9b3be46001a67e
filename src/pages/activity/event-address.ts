import { type ActivityEntry, isMadeUp } from '#src/api/activity.ts'
import { dayOf } from '#src/feed/days.ts'
import type { Instant } from '#src/lib/instant.ts'

/** Which event an address of the page asks for. */
type EventAddress = {
  /** What the panel calls the row, or where it does not, what happened. */
  event: string
  at: Instant | null
  /** The day when it happened, `YYYY-MM-DD` in the reader's zone; `null` where the address does not tell. */
  day: string | null
}

/**
 * The query of the address of an event; without `event` where there is no telling it. Panels make the `id` of the number of
 * its row (contract §5.2): it is the same whenever they are asked, and tells nothing. No panel finds a row by it, so that the
 * moment stands beside it, by which its page can be found. What stands in for the `id` of panels before 1.10 is made of the
 * address and the properties of the row, which whoever has the link could find by trying: there, what happened is all that
 * is told. Of several such events of one second the newest is meant.
 */
export function writeEvent({
  id,
  event,
  timestamp,
}: ActivityEntry): Record<string, string> {
  if (timestamp === null) return isMadeUp(id) ? {} : { event: id }
  return { event: isMadeUp(id) ? event : id, at: new Date(timestamp).toISOString() }
}

/** The other way round; `null` where none is asked for. */
export function readEvent(query: URLSearchParams): EventAddress | null {
  const event = query.get('event')
  if (!event) return null
  const read = Date.parse(query.get('at') ?? '')
  const at = Number.isNaN(read) ? null : read
  return { event, at, day: at === null ? null : dayOf(at) }
}

/** Whether a row is the one that an address asks for. */
export const isAskedFor = (
  { event, at }: EventAddress,
  row: Pick<ActivityEntry, 'id' | 'event' | 'timestamp'>,
): boolean =>
  row.id === event || (at !== null && row.event === event && row.timestamp === at)
