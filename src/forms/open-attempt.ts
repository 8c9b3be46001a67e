import { CancelledError } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'

import { isFailure, type Unavailable } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'
import type { Instant } from '#src/lib/instant.ts'

import { likelyUntil, lookAgain } from './look-again.ts'
import { useLife } from './use-life.ts'

/** What was sent: the values as they were read, and as they stood in the form. */
export type Sent<V> = { values: V; typed: string }

/** An attempt whose answer does not tell. */
type Open<V> = Sent<V> & {
  looking: AbortController
  /** Why it may come late, and since when it is looked for by itself; `null` where it is not. */
  late: { failure: Unavailable; since: Instant } | null
}

/** Whether it may come late, and is likely to. */
const isLikely = ({ late }: Open<unknown>) =>
  late !== null && Date.now() < likelyUntil(late.since, late.failure)

type OpenAttemptProps<V> = {
  /** Whether values that were sent before were carried out. Throws the failure of looking. */
  look: (values: V) => Promise<boolean>
  /** They were, late. Gives whether that sees to what stands in the form. */
  came: (sent: Sent<V>) => Promise<boolean>
  /** It was looked for in vain for the last time. */
  over: () => void
  /** Whether a press is under way, which looks itself (`settle`). */
  isBusy: () => boolean
}

/** A look that fails tells nothing, and neither does one that was given up. Throws what is a mistake. */
function toldNothing(error: unknown): false {
  if (isFailure(error) || error instanceof CancelledError) return false
  throw error
}

/**
 * The attempt of a form that had no answer of the panel, which may still carry it out. It lives as long as the form:
 * its values may be secrets. Once the form is gone nothing is remembered, looked for or told.
 */
export function useOpenAttempt<V>({ look, came, over, isBusy }: OpenAttemptProps<V>) {
  const host = useHost()
  const open = useRef<Open<V> | null>(null)
  const life = useLife()

  /** It is nobody's question any more. */
  const close = useCallback(() => {
    open.current?.looking.abort()
    open.current = null
  }, [])

  // Its values go with the form.
  useEffect(() => close, [close])

  async function lookFor(mine: Open<V>): Promise<void> {
    if (!mine.late) return
    const { failure, since } = mine.late
    const looking = new AbortController()
    mine.looking = looking
    const { signal } = looking
    const hasCome = await lookAgain(host, failure, () => look(mine.values), signal, since)
    if (signal.aborted || life().aborted) return
    // The press looks itself, and this goes on after it.
    if (isBusy()) return looking.abort()
    if (!hasCome) return over()
    open.current = null
    await came(mine)
  }

  return {
    close,
    isGone: () => life().aborted,
    /**
     * Remembers an attempt whose answer does not tell, to be looked for before anything is sent again; whether it is. One before
     * it that may come late is looked for still, and where that was the same, it stands for both.
     */
    remember(sent: Sent<V>): boolean {
      const before = open.current
      if (before && isLikely(before)) return before.typed === sent.typed
      close()
      open.current = { ...sent, looking: new AbortController(), late: null }
      return true
    },
    /** Remembers an attempt, and looks by itself for what may come late. */
    async keep(failure: Unavailable, sent: Sent<V>): Promise<void> {
      if (life().aborted) return
      close()
      const late = { failure, since: Date.now() }
      open.current = { ...sent, looking: new AbortController(), late }
      await lookFor(open.current)
    },
    /** The attempt before this press that may come late still, and was not found by it. */
    earlier: (): Open<V> | null =>
      open.current && open.current.looking.signal.aborted && isLikely(open.current)
        ? open.current
        : null,
    /** Goes on looking by itself for it, in the time that is left. */
    lookFor,
    /** Looks once more for an attempt that is open. Whether it came, and what stands in the form is seen to by that. */
    async settle(): Promise<boolean> {
      const mine = open.current
      mine?.looking.abort()
      if (!mine || !(await look(mine.values).catch(toldNothing))) return false
      // Meanwhile the form may have gone.
      if (open.current !== mine) return life().aborted
      open.current = null
      return came(mine)
    },
  }
}
