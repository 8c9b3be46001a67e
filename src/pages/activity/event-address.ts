import type { ActivityEntry } from '#src/api/activity.ts'
import { dayOf } from '#src/feed/days.ts'

/** Which event an address of the page asks for. */
type EventAddress = {
  id: string
  /** The day when it happened, `YYYY-MM-DD` in the reader's zone; `null` where the address does not tell. */
  day: string | null
}

/**
 * The query of the address of an event. Panels make its `id` of the number of its row (contract §5.2), and for those before
 * 1.10 it is made of what the row says: both are the same whenever they are asked, and neither tells anything. No panel
 * finds a row by it, so that the moment stands beside it, by which its page can be found.
 */
export function writeEvent({ id, timestamp }: ActivityEntry): Record<string, string> {
  return {
    event: id,
    ...(timestamp !== null && { at: new Date(timestamp).toISOString() }),
  }
}

/** The other way round; `null` where none is asked for. */
export function readEvent(query: URLSearchParams): EventAddress | null {
  const id = query.get('event')
  const at = Date.parse(query.get('at') ?? '')
  return id ? { id, day: Number.isNaN(at) ? null : dayOf(at) } : null
}
