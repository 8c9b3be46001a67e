import type { Page } from '@playwright/test'

import type { PanelAccount } from '../panel/types.ts'
import { openSignIn, signInForm } from './places.ts'

type Place = { page: Page; signedIn: () => Promise<void> }

/**
 * Sends the form of a sign-in page after somebody else has signed in in another tab: the page asks whose account it shall
 * be.
 *
 * @param typed whose password is sent
 * @param as what is typed for the user name when it is not that
 */
export async function signInTooLate(
  { page, signedIn }: Place,
  typed: PanelAccount,
  as: string = typed.username,
): Promise<void> {
  await openSignIn(page)
  await signedIn()
  await signInForm(page).submit(as, typed.password)
}
