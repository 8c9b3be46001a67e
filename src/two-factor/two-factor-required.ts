import { useSyncExternalStore } from 'react'

import { type Account, identity } from '#src/api/account.ts'
import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

/**
 * What a panel that requires two-factor was seen to do with an account: `closed`, everything but the account itself was
 * refused; `open`, that was so once, and is not any more.
 */
export type Requirement = 'closed' | 'open'

const nameFor = (account: Account) => `two-factor-required:${identity(account)}`

/** What is known of the panel's requirement of two-factor, account by account. */
export const requirements = perHost((host) => {
  const storage = panelStorage(host).local
  /** For browsers that keep nothing, and for who watches. */
  const seen = observableRecord<Record<string, Requirement>>({})
  return {
    subscribe: seen.subscribe,
    /** Also from earlier visits of this browser; `null`: no refusal was ever seen. */
    of(account: Account): Requirement | null {
      const kept = storage.get(nameFor(account))
      const who = identity(account)
      const known = Object.hasOwn(seen.get(), who) ? seen.get()[who] : null
      return known ?? (kept === 'closed' || kept === 'open' ? kept : null)
    },
    /** Remembers what an answer showed. */
    learn(account: Account, requirement: Requirement): void {
      storage.set(nameFor(account), requirement)
      seen.set({ [identity(account)]: requirement })
    },
  }
})

/** Whether the panel keeps the account closed until two-factor is on, as far as was seen. */
export function useIsClosed(account: Account): boolean {
  const { subscribe, of } = requirements(useHost())
  const requirement = useSyncExternalStore(subscribe, () => of(account))
  return requirement === 'closed' && !account.twoFactorEnabled
}
