import { type RefObject, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router'

import type { ActivityEntry } from '#src/api/activity.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Button } from '#src/ui/button.tsx'
import { takeLostFocus } from '#src/ui/focus.ts'
import { RowsRemark } from '#src/ui/rows.tsx'

import { isAskedFor, readEvent } from './event-address.ts'
import { readFilter } from './filter.ts'
import { summaryOf } from './summary-of.ts'
import type { useFeed } from './use-feed.ts'

type LinkedEventProps = {
  /** What the rows are in. */
  feed: RefObject<HTMLElement | null>
  shown: readonly ActivityEntry[]
  /** As the list has it. */
  lastVisit: Instant | null
  /** What was read, and how to read on. */
  found: Pick<ReturnType<typeof useFeed>, 'entries' | 'pending' | 'isRefetching' | 'older'>
}

/**
 * Opens the event that the address asks for, and brings whoever has followed such a link to it; where it is not among those
 * that were read, says so, and how it may be found.
 */
export function LinkedEvent({ feed, shown, lastVisit, found }: LinkedEventProps) {
  const t = useT()
  const [query] = useSearchParams()
  const wanted = readEvent(query)
  const { entries, pending, isRefetching, older } = found
  const id = wanted && shown.find((each) => isAskedFor(wanted, each))?.id
  // A long feed lets its newest pages go.
  const [wasThere, setWasThere] = useState(false)
  if (id && !wasThere) setWasThere(true)
  const [hasLooked, setHasLooked] = useState(false)
  const isDone = useRef(false)
  /** Whether somebody waits for the rows that come next, and which ones were there before them. */
  const waiting = useRef<{ is: boolean; before: typeof entries | null }>({
    is: true,
    before: null,
  })
  // Focus and scrolling are outside of what is rendered, a row is opened by its element, and it may come with older ones.
  useEffect(() => {
    if (isDone.current) return
    const summary = id && summaryOf(id, { feed: feed.current, shown, lastVisit })
    if (!summary) {
      if (!isRefetching && entries !== waiting.current.before) waiting.current.is = false
      return
    }
    isDone.current = true
    summary.closest('details')?.setAttribute('open', '')
    // Rows that come as somebody reads on lead nobody away from there.
    if (!waiting.current.is) return
    summary.focus({ preventScroll: true })
    summary.scrollIntoView({ block: 'center' })
  }, [id, feed, shown, lastVisit, entries, isRefetching])

  if (!wanted || wasThere) return null
  // What is being read may have it.
  if (isRefetching) return null
  const { from, to } = readFilter(query)
  const { day } = wanted
  const isItsDay = from === day && to === day
  return (
    <RowsRemark>
      {t('activityMore.linkedNotRead', { count: entries.length })}{' '}
      {older ? (
        <>
          {day !== null && !isItsDay && (
            <Link to={paths.activity({ ...Object.fromEntries(query), from: day, to: day })}>
              {t('activityMore.linkedDay')}
            </Link>
          )}{' '}
          <Button
            kind="plain"
            pending={pending}
            pendingLabel={t('forms.loading')}
            onClick={() => {
              setHasLooked(true)
              waiting.current = { is: true, before: entries }
              void older()
            }}
          >
            {t('activityMore.linkedOlder')}
          </Button>
        </>
      ) : (
        // The button goes with the last page.
        <span ref={hasLooked ? takeLostFocus : null} tabIndex={-1}>
          {t('activityMore.linkedElsewhere')}
        </span>
      )}
    </RowsRemark>
  )
}
