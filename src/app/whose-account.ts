import type { ReactNode } from 'react'

import { perHost } from '#src/host/host.ts'

import { interrupt } from './interruption.tsx'

/** The question whose account a Perch shall show. */
export const whoseAccount = perHost((host) => {
  /** `kept`: the page behind it is still the first account's, since something was typed there. */
  let open: { kept: boolean } | null = null

  function settle(): void {
    if (open) interrupt(host, null)
    open = null
  }
  return {
    /** Whether the question is open. */
    isAsked: () => open !== null,
    /** Opens the question with this dialog, or puts the newer one in its place. */
    ask(dialog: ReactNode, kept: boolean): void {
      open = { kept }
      interrupt(host, dialog)
    },
    /** Takes the question away: it is answered, or nobody is signed in any more. */
    settle,
    /**
     * The account that the page shows is signed in. A page that was kept for its account has it back, and there is
     * nothing to ask; one that went over to another account has still to tell of it.
     */
    foundOwn(): void {
      if (open?.kept) settle()
    },
  }
})
