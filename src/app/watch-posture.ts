import {
  hashKey,
  type QueryCacheNotifyEvent,
  type QueryClient,
} from '@tanstack/react-query'

import { newestActivity } from '#src/feed/newest.ts'
import { dismissals } from '#src/feed/signals/dismissed.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { unheardOff } from '#src/two-factor/unheard-off.ts'

import { sources } from './posture.ts'

const hashes = new Set(Object.values(sources).map(({ queryKey }) => hashKey(queryKey)))
// A host is told by whole reads alone; a mark says already what the newest rows show.
const besides = new Set(
  [accountQueries.me(), newestActivity()].map(({ queryKey }) => hashKey(queryKey)),
)

/** Whether something happened to a query that a posture is made of. */
export const isOfPosture = ({ query }: QueryCacheNotifyEvent): boolean =>
  hashes.has(query.queryHash)

/** Calls `changed` after each change of what a posture is made of, once for all that changes together. Returns what ends it. */
export function watchPosture(queries: QueryClient, changed: () => void): () => void {
  let isOwed = false
  let isOver = false
  function oweIt(): void {
    if (isOwed) return
    isOwed = true
    queueMicrotask(() => {
      isOwed = false
      if (!isOver) changed()
    })
  }
  const stopCache = queries.getQueryCache().subscribe((event) => {
    const isData = event.type === 'removed' || event.type === 'updated'
    const isPart = isOfPosture(event) || besides.has(event.query.queryHash)
    if (isData && isPart) oweIt()
  })
  const stopDismissals = dismissals(hostOf(queries)).subscribe(oweIt)
  const stopUnheard = unheardOff.subscribe(hostOf(queries), oweIt)
  return () => {
    isOver = true
    stopCache()
    stopDismissals()
    stopUnheard()
  }
}
