import { useEffect, useRef, useState } from 'react'

import type { ActivityEntry } from '#src/api/activity.ts'
import { useT } from '#src/i18n/context.ts'
import { Actions, Button } from '#src/ui/button.tsx'

import type { OlderPress } from './focus-older.tsx'
import { Matched, type MatchedProps } from './no-events.tsx'

/** What came of reading a page of older events. */
type PageRead = {
  /** As `OlderPress` has it. */
  data?: { pages: readonly { items: readonly ActivityEntry[] }[] } | undefined
  isError: boolean
  hasNextPage: boolean
}

/** A search that is under way: for what, whether somebody has stopped it, and whether nobody waits for it any more. */
type Run = { asked: string; stopped: AbortController; left: AbortController }

type SearchOlderProps = Omit<MatchedProps, 'hasOlder' | 'isBusy'> & {
  /** Reads the next page; `null` where there is none. */
  older: (() => Promise<PageRead>) | null
  /** Pages that are kept at once. */
  keptPages: number
  /** Gives up what is being read. */
  cancel: () => void
  isWanted: (entry: ActivityEntry) => boolean
  /** Whether what was read last failed: what tries again stands elsewhere. */
  hasFailed: boolean
  pending: boolean
  /** What is there as the button is pressed. */
  pressOf: (button: HTMLElement) => OlderPress
  /** The search has ended: an event was found, all was read, as much as one press may, or it was stopped, or failed. */
  onEnd: (press: OlderPress) => void
}

/**
 * Looks for events that only the page can look for, since the panel knows nothing of a search: says in how many it looked,
 * and by a press looks in older ones, page after page, until one is found. Another filter ends that.
 */
export function SearchOlder({
  older,
  keptPages,
  cancel,
  isWanted,
  hasFailed,
  pending,
  pressOf,
  onEnd,
  ...matched
}: SearchOlderProps) {
  const t = useT()
  const button = useRef<HTMLButtonElement>(null)
  const asked = JSON.stringify(matched.filter)
  const [run, setRun] = useState<Run | null>(null)
  const isSearching = run?.asked === asked && !run.left.signal.aborted
  const found = useRef(matched.found)
  // A search that is under way sees what was found since: names of keys, which are looked in, come after their rows.
  useEffect(() => {
    found.current = matched.found
  })
  // What is read is outside of React: whoever asks for something else, or leaves, waits for it no more.
  useEffect(() => () => run?.left.abort(), [run, asked])

  async function search(press: OlderPress, read: () => Promise<PageRead>) {
    const { stopped, left } = begin()
    const before = found.current
    let hasRead = false
    // The page where the search before it ended stays beside those that it reads.
    for (let page = 1; page < keptPages; page += 1) {
      // Each page begins where the one before ended.
      const { data, isError, hasNextPage } = await read()
      if (left.signal.aborted) return
      hasRead ||= data !== press.data
      if (isError || !hasNextPage || stopped.signal.aborted) break
      if (found.current > before || data?.pages.at(-1)?.items.some(isWanted)) break
    }
    setRun(null)
    // Of a search that was stopped before it had read anything there is nothing to tell.
    if (!stopped.signal.aborted || hasRead) onEnd(press)
  }

  function begin(): Run {
    const next = { asked, stopped: new AbortController(), left: new AbortController() }
    setRun(next)
    return next
  }

  return (
    <>
      <Matched {...matched} hasOlder={older !== null} isBusy={isSearching} />
      {older && !hasFailed && (
        <Actions>
          <Button
            ref={button}
            pending={pending || isSearching}
            pendingLabel={t(isSearching ? 'activityMore.searching' : 'forms.loading')}
            onClick={({ currentTarget }) => void search(pressOf(currentTarget), older)}
          >
            {t('activityMore.searchOlder')}
          </Button>
          {isSearching && (
            <Button
              onClick={() => {
                run.stopped.abort()
                cancel()
                button.current?.focus()
              }}
            >
              {t('activityMore.stopSearch')}
            </Button>
          )}
        </Actions>
      )}
    </>
  )
}
