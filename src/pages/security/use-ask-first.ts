import { useRef, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'

import { openRenewals } from './unheard-renewals.ts'

/**
 * Has a form that makes recovery codes ask first while an earlier request for them may still be carried out, and replace those that
 * the next one shows. `press`: how many presses were before the next one.
 */
export function useAskFirst(account: Account, press: number) {
  const host = useHost()
  const [asked, setAsked] = useState<number | null>(null)
  // The press (how many were before it) that somebody wants all the same.
  const sure = useRef<number | null>(null)
  return {
    /** Which press asks; `null` for none. */
    asked,
    /** Whether what stands in the form may be sent now; else it asks. */
    mayBeSent(): boolean {
      const isAsking = sure.current !== press && openRenewals(host, account) !== null
      setAsked(isAsking ? press : null)
      return !isAsking
    },
    /** Sends what stands in the form all the same. */
    insist(form: HTMLFormElement | null): void {
      sure.current = press
      // Its own button goes with it.
      form?.querySelector<HTMLElement>('[type=submit]')?.focus()
      form?.requestSubmit()
    },
  }
}
