import type { Account } from '#src/api/account.ts'

import { identity } from './identity.ts'
import { panelStorage } from './panel-storage.ts'

const nameFor = (account: Account) => `recovery-code-used:${identity(account)}`
/** For browsers that refuse storage: until the page is left. */
const here = new Set<string>()
const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}

/** For `useSyncExternalStore`: what this page writes down or forgets shows at once. */
export function subscribeToRecoveryCodeUsed(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Whether somebody signed in to this account with a recovery code, in this browser, and has not dealt with it since.
 * Panels do not tell (contract rule 0.16), so it is written down here: that it happened, and nothing of the code.
 */
export function wasRecoveryCodeUsed(account: Account): boolean {
  const name = nameFor(account)
  return here.has(name) || panelStorage.local.get(name) !== null
}

/** Writes down that a recovery code opened this account. */
export function noteRecoveryCodeUsed(account: Account): void {
  const name = nameFor(account)
  if (!panelStorage.local.set(name, '1')) here.add(name)
  changed()
}

/** The codes or the phone are new, two-factor is off, or the person does not want to hear of it. */
export function forgetRecoveryCodeUsed(account: Account): void {
  const name = nameFor(account)
  here.delete(name)
  panelStorage.local.remove(name)
  changed()
}
