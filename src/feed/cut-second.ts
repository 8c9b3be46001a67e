import type { ActivityEntry, ActivityPage } from '#src/api/activity.ts'
import { fetchCodeOnce } from '#src/lib/code.ts'
import type { Instant } from '#src/lib/instant.ts'

/** A page, with the rows that the cut beside it would have lost. */
export type WholePage = ActivityPage & {
  /** The second of which rows may be missing; `null` where none are. */
  unsure: Instant | null
}

/** Reads a page of so many rows. */
export type ReadPage = (page: number, perPage: number) => Promise<ActivityPage>

const isDated = ({ timestamp }: ActivityEntry) => timestamp !== null

/** The second that stands on both of two pages, next to one another; `null`: the cut is between two seconds. */
export function sharedSecond(newer: ActivityPage, older: ActivityPage): Instant | null {
  const second = newer.items.findLast(isDated)?.timestamp ?? null
  return older.items.find(isDated)?.timestamp === second ? second : null
}

/** What looks at such cuts. Few feeds have one, and it takes more code than telling that. `null`: it cannot be fetched. */
const loadMending = () => fetchCodeOnce(() => import('./mend-cut.ts'))

/** `older` with what its cut from the page before, which was read first, may have lost. Throws what `list` throws. */
export const mendCut = (newer: ActivityPage | null, older: ActivityPage, list: ReadPage) =>
  mended(older, newer && { newer, older }, list)

/** The same going back: `newer` with what its cut from the page behind it, which was read first, may have lost. */
export const mendCutBack = (
  newer: ActivityPage,
  older: ActivityPage | null,
  list: ReadPage,
) => mended(newer, older && { newer, older }, list)

/** `readLast` with what its cut from the other of the two pages may have lost; `null`: there is no other. */
async function mended(
  readLast: ActivityPage,
  pages: { newer: ActivityPage; older: ActivityPage } | null,
  list: ReadPage,
): Promise<WholePage> {
  const second = pages && sharedSecond(pages.newer, pages.older)
  if (!pages || second === null) return { ...readLast, unsure: null }
  const mending = await loadMending()
  if (!mending) return { ...readLast, unsure: second }
  return mending.mend(readLast === pages.older ? 'older' : 'newer', pages, list)
}
