import { useQuery, useQueryClient } from '@tanstack/react-query'

import type { ActivityEntry } from '#src/api/activity.ts'
import { dedupe } from '#src/feed/dedupe.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { recentKey } from '#src/session/changes.ts'
import { Button } from '#src/ui/button.tsx'
import { focusPageTitle } from '#src/ui/focus.ts'

import { feed, type FeedQuery, newest } from './feed-query.ts'
import { newestIn } from './last-visit.ts'

import styles from './activity.module.css'

type NewEventsProps = {
  query: FeedQuery
  /** The rows on screen, newest first. */
  entries: readonly ActivityEntry[]
}

/** Says that something new happened, and shows it on demand: nothing moves under the eyes of whoever reads. */
export function NewEvents({ query, entries }: NewEventsProps) {
  const t = useT()
  const host = useHost()
  const queries = useQueryClient()
  // What cannot be asked for now is asked for in a minute: the feed below says what is wrong.
  const { data } = useQuery(newest(query.kind))
  const since = newestIn(entries) ?? -Infinity
  // As the feed itself tells rows apart: what a panel has written twice is not new.
  const fresh = dedupe([entries, data.items])
    .slice(entries.length)
    .filter(({ timestamp }) => timestamp !== null && timestamp >= since)
  const all = fresh.length === data.items.length

  async function show(): Promise<void> {
    const options = feed(query)
    // Only the first page is read again; the others come as one scrolls.
    queries.setQueryData(options.queryKey, (before) =>
      before
        ? { pages: before.pages.slice(0, 1), pageParams: [options.initialPageParam] }
        : before,
    )
    focusPageTitle(host)
    await Promise.all([
      queries.refetchQueries({ queryKey: options.queryKey }),
      queries.invalidateQueries({ queryKey: recentKey }),
    ])
  }

  return (
    <p className={styles['newer']} role="status">
      {fresh.length > 0 && (
        <Button onClick={() => void show()}>
          {t(all ? 'activity.newerMany' : 'activity.newer', { count: fresh.length })}
        </Button>
      )}
    </p>
  )
}
