import type { Account } from '#src/api/account.ts'
import { perHost } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountNote } from '#src/session/account-note.ts'

const notes = accountNote('recovery-codes-unseen')

/**
 * Whether the answer with an account's present recovery codes was lost in this browser, so that this browser never showed them. It is
 * noted with the moment when they were made, `null` where no feed tells it: codes of another moment were made elsewhere.
 */
export const unseenCodes = perHost((host) => {
  const { subscribe, read, note, forget } = notes(host)
  return {
    subscribe,
    are(account: Account, madeAt: Instant | null): boolean {
      const noted = read(account)
      return noted !== null && (noted === '' || madeAt === null || noted === `${madeAt}`)
    },
    note: (account: Account, madeAt: Instant | null): void =>
      note(account, madeAt === null ? '' : `${madeAt}`),
    /** Others were shown, or two-factor is off. */
    forget,
  }
})
