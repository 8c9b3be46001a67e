import type { Account } from '#src/api/account.ts'
import { type Host, perHost } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountNote } from '#src/session/account-note.ts'

import { madeSince } from './made-since.ts'
import { unheardCodes } from './unheard-codes.ts'

const notes = accountNote('recovery-codes-unsaved')

/**
 * Whether this browser has shown an account's present recovery codes, and nobody has copied, saved, printed or typed one of
 * them there: they are on paper, or nowhere. It is noted with the moment when they were shown.
 */
export const unsavedCodes = perHost((host) => {
  const { subscribe, read, note, forget } = notes(host)
  return {
    subscribe,
    /** When they were shown; `null` where none are unsaved, as when others were made since: `madeAt`, as far as that is known. */
    shownAt(account: Account, madeAt: Instant | null): Instant | null {
      const at = Number(read(account) ?? NaN)
      if (!Number.isFinite(at)) return null
      return madeSince(at, madeAt) ? null : at
    },
    note: (account: Account, at: Instant): void => note(account, `${at}`),
    /** They are kept, or two-factor is off. */
    forget,
  }
})

/**
 * Notes that an account's new recovery codes are on screen from now on: they have come, and nobody has saved them. The notes
 * outlive the page, since a window that is closed then leaves codes behind that nobody has.
 */
export function noteCodesShown(host: Host, account: Account): void {
  unheardCodes(host).forget(account)
  unsavedCodes(host).note(account, Date.now())
}
