import { useRef, useState } from 'react'

import type { Trouble } from './form-alert.tsx'

/**
 * What is said above a form. What a press before has come to keeps its place while the next one is under way, and is said no
 * more: were it gone at once, the buttons would move, and the second press of a double click would meet another one.
 */
export function useTrouble() {
  const [shown, setShown] = useState<Trouble | null>(null)
  const [isPast, setIsPast] = useState(false)
  const [turn, setTurn] = useState(0)
  const past = useRef(false)
  const setPast = (to: boolean) => {
    past.current = to
    setIsPast(to)
  }
  return {
    shown,
    /** Whether it only keeps its place. */
    isPast,
    /** A number that tells what is said from what was said before, also in the same words. */
    turn,
    /** Says this; `null`: nothing. */
    tell(trouble: Trouble | null): void {
      setPast(false)
      setShown(trouble)
      setTurn((before) => before + 1)
    },
    // These change what is shown in place: it is not said anew, and focus stays where it is.
    /** Nobody can find out what became of an attempt. */
    promiseNoMore(): void {
      setShown((told) =>
        told && 'unheard' in told ? { unheard: told.unheard, outcome: 'unknown' } : told,
      )
    },
    /** What may come late is looked for no more; `outcome` is what the last look has told. */
    lookedInVain(outcome: 'not-done' | 'unknown'): void {
      setShown((told) =>
        told && 'unheard' in told ? { ...told, outcome, looking: 'in-vain' } : told,
      )
    },
    /** Another press is under way. */
    begin: () => setPast(true),
    /** It has come to nothing that is said here. Where it `wasSent`, what was said before is over. */
    end(wasSent: boolean): void {
      if (!past.current) return
      setPast(false)
      // Else what may come yet is looked for still, and stands as it did.
      setShown((before) => (!wasSent && before && 'unheard' in before ? before : null))
    },
  }
}
