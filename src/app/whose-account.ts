import { interrupt } from './interruption.tsx'

/** The open question; `kept`: the page behind it is still the first account's, since something was typed there. */
let open: { kept: boolean } | null = null

/** Whether the question is open whose account this page shall show. */
export const isAskingWhoseAccount = (): boolean => open !== null

/** Opens the question with this dialog, or puts the newer one in its place. */
export function askWhoseAccount(
  dialog: Parameters<typeof interrupt>[0],
  kept: boolean,
): void {
  open = { kept }
  interrupt(dialog)
}

/** Takes the question away: it is answered, or nobody is signed in any more. */
export function settleWhoseAccount(): void {
  if (open) interrupt(null)
  open = null
}

/**
 * The account that the page shows is signed in. A page that was kept for its account has it back, and there is nothing to
 * ask; one that went over to another account has still to tell of it.
 */
export function foundOwnAccount(): void {
  if (open?.kept) settleWhoseAccount()
}
