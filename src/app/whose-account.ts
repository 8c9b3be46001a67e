import { interrupt } from './interruption.tsx'

let asking = false

/** Whether the question is open whose account this page shall show. */
export const isAskingWhoseAccount = (): boolean => asking

/** Opens the question with this dialog, or puts the newer one in its place. */
export function askWhoseAccount(dialog: Parameters<typeof interrupt>[0]): void {
  asking = true
  interrupt(dialog)
}

/** Takes the question away: it is answered, the first account is back, or nobody is signed in any more. */
export function settleWhoseAccount(): void {
  if (asking) interrupt(null)
  asking = false
}
