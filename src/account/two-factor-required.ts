import { useSyncExternalStore } from 'react'

import type { Account } from '#src/api/account.ts'
import { observableRecord } from '#src/lib/observable.ts'

import { identity } from './identity.ts'
import { panelStorage } from './panel-storage.ts'

/**
 * What a panel that requires two-factor was seen to do with an account: `closed`, everything but the account itself was
 * refused; `open`, that was so once, and is not any more.
 */
export type Requirement = 'closed' | 'open'

/** For browsers that keep nothing, and for who watches. */
const seen = observableRecord<Record<string, Requirement>>({})

const nameFor = (account: Account) => `two-factor-required:${identity(account)}`

/** What is known of an account, also from earlier visits of this browser; `null`: no refusal was ever seen. */
export function requirementFor(account: Account): Requirement | null {
  const kept = panelStorage.local.get(nameFor(account))
  const known = seen.get()[identity(account)]
  return known ?? (kept === 'closed' || kept === 'open' ? kept : null)
}

/** Remembers what an answer showed. */
export function learnRequirement(account: Account, requirement: Requirement): void {
  panelStorage.local.set(nameFor(account), requirement)
  seen.set({ [identity(account)]: requirement })
}

/** Whether the panel keeps the account closed until two-factor is on, as far as was seen. */
export function useIsClosed(account: Account): boolean {
  const requirement = useSyncExternalStore(seen.subscribe, () => requirementFor(account))
  return requirement === 'closed' && !account.twoFactorEnabled
}
