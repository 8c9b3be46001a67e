import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import { type Failure, isFailure } from '#src/api/failures.ts'
import { signInAgain } from '#src/forms/sign-in-again.ts'
import { useLife } from '#src/forms/use-life.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useSections } from '#src/navigation/sections.tsx'
import { useExport } from '#src/pages/activity/export/use-export.ts'
import { none } from '#src/pages/activity/filter.ts'
import { hostOf } from '#src/session/panel-client.ts'

import type { Knowledge } from './file.ts'
import { type PartsRead, readParts, unreadParts, type WhyNot } from './read-parts.ts'

type First =
  | { name: 'ready' | 'asking' | 'done' }
  /** The panel asked to wait until a moment; then it goes on by itself. */
  | { name: 'paused'; until: Instant }
  | { name: 'failed'; failure: Failure }

/** What the file says of when it was read, and what was. */
export type AllRead = Pick<
  Knowledge,
  'parts' | 'notRead' | 'activity' | 'activityNotRead' | 'from' | 'to'
>

/** Reads all that this page can know, the feed last: that takes long, can be stopped, and goes on from where it was. */
export function useReading(change: (apply: () => void) => void) {
  const queries = useQueryClient()
  const sections = useSections()
  const [first, setFirst] = useState<First>({ name: 'ready' })
  const [known, setKnown] = useState<{ read: PartsRead; from: Instant } | null>(null)
  const endedAt = useRef<Instant>(0)
  const feed = useExport(
    none,
    { keeps: () => true, askedAt: 0 },
    (apply) => {
      endedAt.current = Date.now()
      change(apply)
    },
    // What is told is told of all of it.
    () => {},
  )
  const isFeedThere = sections.includes('activity')
  const life = useLife()

  // What a panel does not have, no other try finds.
  const isFeedOpen =
    isFeedThere &&
    feed.stage.name !== 'done' &&
    !(feed.stage.name === 'failed' && feed.stage.failure.kind === 'unsupported')
  const isOver = first.name === 'done' || first.name === 'failed'
  const unread = known ? unreadParts(known.read) : []

  /** Begins, or reads what is missing still. */
  async function start(): Promise<void> {
    change(() => setFirst({ name: 'asking' }))
    const from = known?.from ?? Date.now()
    // Once it is gone, nobody is there for whom to ask the panel, and that may be another account's by then.
    const signal = life()
    try {
      const reading = {
        queries,
        signal,
        tellPause: (until: Instant | null) =>
          setFirst(until === null ? { name: 'asking' } : { name: 'paused', until }),
      }
      const read = await readParts(sections, reading, known?.read ?? null)
      endedAt.current = Date.now()
      change(() => {
        setFirst({ name: 'done' })
        setKnown({ read, from })
      })
      if (isFeedOpen) feed.go()
    } catch (error) {
      if (signal.aborted) return
      // Not a failure of a request: for the error view.
      if (!isFailure(error))
        return setFirst(() => {
          throw error
        })
      const goesOn =
        isFailure(error, 'unauthenticated') &&
        (await signInAgain(hostOf(queries)).ask('action'))
      if (signal.aborted) return
      if (goesOn) return start()
      change(() => setFirst({ name: 'failed', failure: error }))
    }
  }

  /** Why rows of the feed are missing. */
  function whyNoFeed(): WhyNot | null {
    if (!isFeedThere) return 'left-out'
    if (feed.stage.name === 'failed') return feed.stage.failure.kind
    return feed.stage.name === 'done' ? null : 'stopped'
  }
  return {
    first,
    feed,
    isFeedThere,
    start: () => void start(),
    /** What is missing and may be read at another try; `null` for nothing. */
    missing: isFeedOpen ? 'feed' : unread.length > 0 ? 'parts' : null,
    /** What was read; `null` while the first of it is not there, or is being read again. */
    read(): AllRead | null {
      if (!known || !isOver) return null
      const entries = feed.entries()
      const wasRead = feed.stage.name === 'done' || entries.length > 0
      return {
        ...known.read,
        activity: wasRead ? { entries, progress: feed.progress } : null,
        activityNotRead: whyNoFeed(),
        from: known.from,
        to: endedAt.current,
      }
    },
  }
}
