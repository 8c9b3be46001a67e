import { type Account, identity } from '#src/api/account.ts'
import { perHost } from '#src/host/host.ts'
import { emitter } from '#src/lib/observable.ts'

import { panelStorage } from './panel-storage.ts'

const nameFor = (account: Account) => `recovery-code-used:${identity(account)}`

/**
 * Whether somebody signed in to an account with a recovery code, in this browser, and has not dealt with it since.
 * Panels do not tell (contract rule 0.16), so it is written down here: that it happened, and nothing of the code.
 */
export const recoveryCodeUsed = perHost((host) => {
  const storage = panelStorage(host).local
  /** For browsers that refuse storage: until the page is left. */
  const here = new Set<string>()
  const { subscribe, tell: changed } = emitter()
  return {
    subscribe,
    was(account: Account): boolean {
      const name = nameFor(account)
      return here.has(name) || storage.get(name) !== null
    },
    /** Writes down that a recovery code opened this account. */
    note(account: Account): void {
      const name = nameFor(account)
      if (!storage.set(name, '1')) here.add(name)
      changed()
    },
    /** The codes or the phone are new, two-factor is off, or the person does not want to hear of it. */
    forget(account: Account): void {
      const name = nameFor(account)
      here.delete(name)
      storage.remove(name)
      changed()
    },
  }
})
