import { useCallback, useEffect, useRef } from 'react'

import type { Unavailable } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'

import { lookAgain } from './look-again.ts'
import { useLife } from './use-life.ts'

/** What was sent: the values as they were read, and as they stood in the form. */
export type Sent<V> = { values: V; typed: string }

type OpenAttemptProps<V> = {
  /** Whether values that were sent before were carried out. Throws the failure of looking. */
  look: (values: V) => Promise<boolean>
  /** They were, late. Gives whether that sees to what stands in the form. */
  came: (sent: Sent<V>) => Promise<boolean>
  /** Whether a press is under way, which looks itself (`settle`). */
  isBusy: () => boolean
}

/**
 * The attempt of a form that had no answer of the panel, which may still carry it out. It lives as long as the form:
 * its values may be secrets. Once the form is gone nothing is remembered, looked for or told.
 */
export function useOpenAttempt<V>({ look, came, isBusy }: OpenAttemptProps<V>) {
  const host = useHost()
  const open = useRef<(Sent<V> & { looking: AbortController }) | null>(null)
  const life = useLife()

  /** It is nobody's question any more. */
  const close = useCallback(() => {
    open.current?.looking.abort()
    open.current = null
  }, [])

  // Its values go with the form.
  useEffect(() => close, [close])

  return {
    close,
    isGone: () => life().aborted,
    /** Remembers an attempt whose answer does not tell, to be looked for before anything is sent again. */
    remember(sent: Sent<V>): void {
      close()
      open.current = { ...sent, looking: new AbortController() }
    },
    /** Remembers an attempt, and looks by itself for what may come late; `over`: it has looked in vain for the last time. */
    async keep(failure: Unavailable, sent: Sent<V>, over: () => void): Promise<void> {
      if (life().aborted) return
      close()
      const looking = new AbortController()
      open.current = { ...sent, looking }
      const hasCome = await lookAgain(
        host,
        failure,
        () => look(sent.values),
        looking.signal,
      )
      if (looking.signal.aborted || life().aborted || isBusy()) return
      if (!hasCome) return over()
      open.current = null
      await came(sent)
    },
    /** Looks once more for an attempt that is open. Whether it came, and what stands in the form is seen to by that. */
    async settle(): Promise<boolean> {
      const mine = open.current
      mine?.looking.abort()
      if (!mine || !(await look(mine.values).catch(() => false))) return false
      // Meanwhile the form may have gone.
      if (open.current !== mine) return life().aborted
      open.current = null
      return came(mine)
    },
  }
}
