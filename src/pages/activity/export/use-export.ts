import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import type { ActivityEntry } from '#src/api/activity.ts'
import type { Client } from '#src/api/client-types.ts'
import { type Failure, isFailure } from '#src/api/failures.ts'
import { signInAgain } from '#src/forms/sign-in-again.ts'
import { fetchCode } from '#src/lib/code.ts'
import type { Instant } from '#src/lib/instant.ts'
import { delay, orAborted } from '#src/lib/network.ts'
import { hostOf, clientOf } from '#src/session/panel-client.ts'

import { dayBounds, type Filter } from '../filter.ts'
import { listKind } from '../kinds.ts'
import { gap, mostRows } from './estimate.ts'
import type { ExportProgress, FeedWalk, FeedWalkSource } from './feed-walk.ts'

/** Where an export is. */
export type Stage =
  | { name: 'ready' | 'reading' | 'stopped' | 'done' }
  /** The panel asked to wait until a moment; then it goes on by itself. */
  | { name: 'paused'; until: Instant }
  | { name: 'failed'; failure: Failure }

const left = new DOMException('The page was left.', 'AbortError')

function sourceOf(
  client: () => Client,
  filter: Filter,
  { keeps, askedAt }: Wanted,
): FeedWalkSource {
  return {
    list: (page, signal, perPage = mostRows) =>
      listKind(client(), filter.kind, { page, perPage, signal }),
    wait: delay,
    now: Date.now,
    gap: () => gap(client()),
    askedAt,
    keeps,
    since: dayBounds(filter.from)?.start ?? -Infinity,
    isSorted: () => client().capabilities.get().activitySort,
  }
}

/** Fetches the code that reads, which nobody needs before; a stop ends the waiting for it. */
const loadReading = (signal: AbortSignal) =>
  orAborted(
    fetchCode(() => import('./feed-walk.ts'), 'part', signal),
    signal,
  )

type Wanted = Pick<FeedWalkSource, 'keeps' | 'askedAt'>

/** Reads what a filter asks for, as long as the page is there. `filter` and `wanted` are those of the first `go`. */
export function useExport(
  filter: Filter,
  wanted: Wanted,
  /** Makes a change of the stage, which may take the button that has focus off the page. */
  change: (apply: () => void) => void,
  /** Is called once all is read, with what there is. */
  onDone: (rows: readonly ActivityEntry[], progress: ExportProgress) => void,
) {
  const queries = useQueryClient()
  const [stage, setStage] = useState<Stage>({ name: 'ready' })
  const [reading, setReading] = useState<FeedWalk | null>(null)
  const [progress, setProgress] = useState<ExportProgress>({
    read: 0,
    total: 0,
    kept: 0,
    odd: 0,
    twice: 0,
    unsure: 0,
  })
  const control = useRef<AbortController>(null)
  // Nobody is there any more for whom to ask the panel.
  useEffect(() => () => control.current?.abort(left), [])
  const enter = (next: Stage) => change(() => setStage(next))

  async function walk(begun: FeedWalk | null): Promise<void> {
    let present = begun
    const controller = new AbortController()
    control.current = controller
    enter({ name: 'reading' })
    try {
      if (!present) {
        const { createFeedWalk: createReading } = await loadReading(controller.signal)
        present = createReading(sourceOf(() => clientOf(queries), filter, wanted))
        setReading(present)
      }
      for await (const step of present.go(controller.signal)) {
        if (step.kind === 'paused') enter({ name: 'paused', until: step.until })
        else {
          setProgress(step.progress)
          setStage({ name: 'reading' })
        }
      }
      enter({ name: 'done' })
      const done = present.progress()
      setProgress(done)
      onDone(present.entries(), done)
    } catch (error) {
      if (controller.signal.reason === left) return
      if (controller.signal.aborted) return enter({ name: 'stopped' })
      // Not a failure of a request: for the error view.
      if (!isFailure(error))
        return setStage(() => {
          throw error
        })
      const goesOn =
        isFailure(error, 'unauthenticated') &&
        (await signInAgain(hostOf(queries)).ask('action'))
      // Whoever signed in may have left the page before that.
      if (controller.signal.reason === left) return
      if (goesOn) return walk(present)
      enter({ name: 'failed', failure: error })
    }
  }

  return {
    stage,
    /** Whether the code that reads is on its way. */
    isLoading: stage.name === 'reading' && reading === null,
    progress,
    /** What is there so far. */
    entries: () => reading?.entries() ?? [],
    /** Begins, or goes on from where it was. */
    go: () => void walk(reading),
    stop: () => control.current?.abort(),
  }
}
export type Export = ReturnType<typeof useExport>
