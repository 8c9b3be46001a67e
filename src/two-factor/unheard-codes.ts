import type { Account } from '#src/api/account.ts'
import { perHost } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountNote } from '#src/session/account-note.ts'

const notes = accountNote('recovery-codes-unheard')

/**
 * What was known when new recovery codes were asked for: the moment of those before, `off` where two-factor was, or `unknown`.
 */
export type CodesBefore = Instant | 'off' | 'unknown'

/**
 * Whether this browser has asked for recovery codes of an account, by turning two-factor on or for new ones, and has heard no
 * answer that tells what became of it. It is noted before the request leaves, since a window that is closed or loaded anew
 * hears nothing any more.
 */
export const unheardCodes = perHost((host) => {
  const { subscribe, read, note, forget } = notes(host)
  const noted = (account: Account) => (read(account) ?? '').split(':')
  return {
    subscribe,
    /** Notes that they are asked for at `at`; what comes back puts the note there that was before, for a request that did nothing. */
    ask(account: Account, at: Instant, before: CodesBefore): () => void {
      const last = read(account)
      note(account, `${at}:${before}`)
      return () => (last === null ? forget(account) : note(account, last))
    },
    /** When two-factor was asked to be turned on; `null` where that has an answer, or new codes were asked for. */
    turnedOnAt(account: Account): Instant | null {
      const [at, before] = noted(account)
      return before === 'off' ? Number(at) : null
    },
    /** Whether the codes of an account with two-factor on, made at `madeAt` as far as that is known, are the ones whose answer nobody heard. */
    are(account: Account, madeAt: Instant | null): boolean {
      const [, before = ''] = noted(account)
      return before === 'off' || (+before > 0 && madeAt !== null && +before !== madeAt)
    },
    /** They were answered with codes, or two-factor is off. */
    forget,
  }
})
