import { expect, test } from './fixtures.ts'
import { holdWrite } from './held-write.ts'
import { currentCode } from './places.ts'
import { replacePage, savedCodes, securityPage } from './security-places.ts'
import { turnedOn } from './two-factor-off.ts'

// The browser writes down by itself what was given up.
test.afterEach(({ faults }) => {
  faults.length = 0
})

test('new codes that were asked for before a reload may replace those of a second press: it asks first, and tells once it happened', async ({
  page,
  panel,
  account,
  signedIn,
}) => {
  // Whoever loads the page again loses what they typed, and says so.
  page.on('dialog', (dialog) => void dialog.accept())
  turnedOn(panel, account)
  await signedIn()
  await page.goto('/security/recovery-codes')
  const { code, password, send } = replacePage(page)
  const { asked, act } = await holdWrite(page, 'POST', '/api/client/account/two-factor')
  async function press() {
    await code.fill(currentCode())
    await password.fill(account.password)
    await send.click()
  }
  await press()
  await asked
  await page.reload()
  const main = page.getByRole('main')
  const title = 'An earlier request for recovery codes may still be carried out'
  await expect(main).toContainText(title)
  await press()
  await expect(main).toContainText('It is safe to wait until')
  await page.getByRole('button', { name: 'Make codes anyway' }).click()
  const { dialog, codes } = savedCodes(page)
  await expect(dialog).toContainText('An earlier request may still replace these codes')
  const [shown = ''] = await codes()
  // What was there at the first look is known; of two that ask for it the second is certain to be later.
  for (let look = 0; look < 2; look += 1)
    await page.waitForResponse((response) => response.url().includes('/account/activity'))
  await act()
  await expect(dialog).toContainText('These codes were replaced')
  expect(shown).not.toBe('')
  await page.goto('/security')
  await expect(securityPage(page).twoFactor).toContainText(
    'Recovery codes were made that never came here',
  )
})
