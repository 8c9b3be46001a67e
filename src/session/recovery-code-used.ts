import type { Account } from '#src/api/account.ts'
import { perHost } from '#src/host/host.ts'

import { accountNote } from './account-note.ts'

const notes = accountNote('recovery-code-used')

/**
 * Whether somebody signed in to an account with a recovery code, in this browser, and has not dealt with it since.
 * Panels do not tell (contract rule 0.16), so it is written down here: that it happened, and nothing of the code.
 */
export const recoveryCodeUsed = perHost((host) => {
  const { subscribe, read, note, forget } = notes(host)
  return {
    subscribe,
    was: (account: Account): boolean => read(account) !== null,
    /** Writes down that a recovery code opened this account. */
    note: (account: Account): void => note(account, '1'),
    /** The codes or the phone are new, two-factor is off, or the person does not want to hear of it. */
    forget,
  }
})
