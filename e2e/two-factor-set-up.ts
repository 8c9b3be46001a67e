import type { Locator, Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { savedCodes, setUpPage, shownKey } from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

type Place = { page: Page | Locator; panel: Panel; account: PanelAccount }

/** Turns two-factor on where its QR code is shown, and proves that the recovery codes were kept; gives these. */
export async function finishSetUp({ page, panel, account }: Place): Promise<string[]> {
  const { confirm } = setUpPage(page)
  const secret = await shownKey(page)
  await confirm(codeAt(secret, panel.control.now()), account.password)
  return savedCodes(page).finish()
}
