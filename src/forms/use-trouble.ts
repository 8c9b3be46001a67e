import { useState } from 'react'

import type { Trouble } from './form-alert.tsx'

type Said = {
  trouble: Trouble | null
  /** Whether it only keeps its place. */
  isPast: boolean
  /** A number that tells what is said from what was said before, also in the same words. */
  turn: number
}

/**
 * What is said above a form. What a press before has come to keeps its place while the next one is under way, and is said no
 * more: were it gone at once, the buttons would move, and the second press of a double click would meet another one.
 */
export function useTrouble() {
  const [said, setSaid] = useState<Said>({ trouble: null, isPast: false, turn: 0 })
  /** Changes what stands there about an attempt in place: it is not said anew, and focus stays where it is. */
  const change = (to: (trouble: Extract<Trouble, { unheard: unknown }>) => Trouble) =>
    setSaid((before) =>
      before.trouble && 'unheard' in before.trouble
        ? { ...before, trouble: to(before.trouble) }
        : before,
    )
  return {
    said,
    /** Says this; `null`: nothing. */
    tell: (trouble: Trouble | null) =>
      setSaid(({ turn }) => ({ trouble, isPast: false, turn: turn + 1 })),
    /** Nobody can find out what became of an attempt. */
    promiseNoMore: () => change(({ unheard }) => ({ unheard, outcome: 'unknown' })),
    /** What may come late is looked for no more; `outcome` is what the last look has told. */
    lookedInVain: (outcome: 'not-done' | 'unknown') =>
      change((told) => (told.looking ? { ...told, outcome, looking: 'in-vain' } : told)),
    /** Another press is under way. */
    begin: () => setSaid((before) => ({ ...before, isPast: true })),
    /**
     * It has come to nothing that is said here. Where it `wasSent`, what was said before is over; else what may come yet is looked
     * for still, and stands as it did.
     */
    end: (wasSent: boolean) =>
      setSaid((before) => {
        const { trouble, isPast } = before
        if (!isPast) return before
        const stays = !wasSent && trouble && 'unheard' in trouble
        return { ...before, isPast: false, trouble: stays ? trouble : null }
      }),
  }
}
