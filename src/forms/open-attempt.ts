import { useRef } from 'react'

import type { Unavailable } from '#src/api/failures.ts'
import { useHost } from '#src/host/context.ts'

import { lookAgain } from './look-again.ts'

/** Values that had no answer in time, as they were read and as they stood in the form. */
type Open<V> = { values: V; typed: string; looking: AbortController }

type OpenAttemptProps<V> = {
  /** What stands in the form now. */
  typed: () => string
  /** Whether values that were sent before were carried out. Throws the failure of looking. */
  look: (values: V) => Promise<boolean>
  /** They were, late. `isTyped`: they stand in the form still. */
  came: (values: V, isTyped: boolean) => Promise<void>
}

/**
 * The attempt of a form that had no answer in time, and that a panel may still carry out. It lives as long as the form:
 * its values may be secrets.
 */
export function useOpenAttempt<V>({ typed, look, came }: OpenAttemptProps<V>) {
  const host = useHost()
  const open = useRef<Open<V> | null>(null)

  /** It is nobody's question any more. */
  function close() {
    open.current?.looking.abort()
    open.current = null
  }

  async function arrive({ values, typed: before }: Open<V>): Promise<boolean> {
    const isTyped = before === typed()
    open.current = null
    await came(values, isTyped)
    return isTyped
  }

  return {
    close,
    /** Remembers an attempt, and looks by itself for what may come late. */
    async keep(failure: Unavailable, values: V): Promise<void> {
      close()
      const mine = { values, typed: typed(), looking: new AbortController() }
      open.current = mine
      const { signal } = mine.looking
      if (await lookAgain(host, failure, () => look(values), signal)) await arrive(mine)
    },
    /** Looks once more for an attempt that is open. Whether it came, and what stands in the form is seen to by that. */
    async settle(): Promise<boolean> {
      const mine = open.current
      mine?.looking.abort()
      return mine !== null && (await look(mine.values).catch(() => false)) && arrive(mine)
    },
  }
}
