import type { Account } from '#src/api/account.ts'
import { mayComeUntil } from '#src/forms/look-again.ts'
import { perHost } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountNote } from '#src/session/account-note.ts'

import { madeSince } from './made-since.ts'

const notes = accountNote('recovery-codes-unheard')

/**
 * What was known when new recovery codes were asked for: the moment after which any that were made are others than those before
 * (`codesBefore`), `off` where two-factor was, `unseen` where nobody has seen those before either, or `unknown`.
 */
export type CodesBefore = Instant | 'off' | 'unseen' | 'unknown'

/**
 * Whether this browser has asked for recovery codes of an account, by turning two-factor on or for new ones, and has not shown
 * them: no answer came that tells what became of it, or nobody was there any more when it came. It is noted before the request
 * leaves, since a window that is closed or loaded anew hears nothing any more.
 */
export const unheardCodes = perHost((host) => {
  const { subscribe, read, note, forget } = notes(host)
  function noted(account: Account) {
    const [at, before = 'unknown'] = (read(account) ?? 'never').split(':')
    return { at: Number(at), before }
  }
  return {
    subscribe,
    /** Notes that they are asked for at `at`; what comes back puts the note there that was before, for a request that did nothing. */
    ask(account: Account, at: Instant, before: CodesBefore): () => void {
      const last = read(account)
      note(account, `${at}:${before}`)
      return () => (last === null ? forget(account) : note(account, last))
    },
    /** They have come at `at`, and are to be shown. */
    came: (account: Account, at: Instant): void => note(account, `${at}:unseen`),
    /** Whether the note is still the one of `at`: else they were asked for or shown elsewhere since. */
    areOf: (account: Account, at: Instant): boolean => noted(account).at === at,
    /** When two-factor was asked to be turned on; `null` where that has an answer, or new codes were asked for. */
    turnedOnAt(account: Account): Instant | null {
      const { at, before } = noted(account)
      return before === 'off' ? at : null
    },
    /** Whether the codes of an account with two-factor on, made at `madeAt` as far as that was told (`toldMadeAt`), are the ones that nobody was shown. */
    are(account: Account, madeAt: Instant | null): boolean {
      const { at, before } = noted(account)
      if (madeSince(at, madeAt)) return false
      return (
        before === 'off' || before === 'unseen' || (madeAt !== null && madeAt > +before)
      )
    },
    /** Whether `are` compares with the moment of codes that somebody was shown at `since` or later: then any others were made after those. */
    areComparedWith(account: Account, since: Instant): boolean {
      const { at, before } = noted(account)
      return at >= since && Number.isFinite(+before)
    },
    /**
     * The panel told at `toldAt` that two-factor is off: when what was asked cannot come late any more, there are no such codes.
     * Returns whether it is off: until then, what was asked to be turned on may be on by now.
     */
    hearOff(account: Account, toldAt: Instant): boolean {
      const { at, before } = noted(account)
      const isOver = toldAt >= mayComeUntil(at)
      if (isOver) forget(account)
      return isOver || before !== 'off'
    },
    /** They were shown, or two-factor is off for good. */
    forget,
  }
})
