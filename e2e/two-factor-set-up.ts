import type { Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { expect } from './fixtures.ts'
import { savedCodes, setUpPage } from './security-places.ts'
import { codeAt } from './sign-in-codes.ts'

type Place = { page: Page; panel: Panel; account: PanelAccount }

/** Turns two-factor on where its QR code is shown, and proves that the recovery codes were kept. */
export async function finishSetUp({ page, panel, account }: Place): Promise<void> {
  const { key, scanned, code, password, turnOn } = setUpPage(page)
  const secret = await key.innerText()
  await scanned.click()
  await code.fill(codeAt(secret, panel.control.now()))
  await password.fill(account.password)
  await turnOn.click()
  const { dialog, codes, typed, done } = savedCodes(page)
  await expect(dialog).toBeVisible()
  const [first = ''] = await codes()
  await typed.fill(first)
  await done.click()
}
