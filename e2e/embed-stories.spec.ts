import type { Page } from '@playwright/test'

import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { heardFrom, hostPath, shows, type Placing } from './host-page.ts'
import { apiKeysPage, publicKeys, sshKeysPage } from './key-places.ts'
import {
  addSshKey,
  changeEmail,
  changePassword,
  goTo,
  makeApiKey,
  showQrCode,
  turnOnTwoFactor,
} from './main-stories.ts'

/** The first is what hosts get who say nothing but `hash`. */
const placings: Placing[] = [
  { root: 'shadow', route: 'hash' },
  { root: 'shadow', route: 'path' },
  { root: 'shadow', route: 'memory' },
  { root: 'light', route: 'hash' },
  { root: 'light', route: 'path' },
  { root: 'light', route: 'memory' },
]

/** Fails unless the page around the element has heard of these changes, and of no secret. */
async function expectHeard(
  page: Page,
  changes: readonly string[],
  secrets: readonly string[],
): Promise<void> {
  const heard = await heardFrom(page)
  expect(heard.changes).toEqual(changes)
  for (const secret of secrets) expect(heard.text).not.toContain(secret)
}

for (const placing of placings)
  test.describe(`in a ${placing.root} root, with addresses by ${placing.route}`, () => {
    test.beforeEach(async ({ page, signedIn }) => {
      await signedIn()
      await page.goto(hostPath(placing))
      await shows(page, 'Profile')
    })

    test('the email is changed, then the password', async ({ page, account }) => {
      const next = `new-${account.email}`
      const nextPassword = 'copper lantern otter'
      await changeEmail(page, account, next)
      await changePassword(page, account, nextPassword)
      await expectHeard(
        page,
        ['account', 'password-changed'],
        [account.password, nextPassword, account.email, account.username],
      )
    })

    test('two-factor is set up by its QR code', async ({ page, account, panel }) => {
      await goTo(page, 'Security')
      const link = await showQrCode(page)
      const recovery = await turnOnTwoFactor(page, panel, account)
      const secret = new URL(link).searchParams.get('secret') ?? ''
      await expectHeard(
        page,
        ['account', 'two-factor'],
        [account.password, secret, 'otpauth:', ...recovery],
      )
    })

    test('keys are made and taken away, and the feed tells', async ({ page }) => {
      await goTo(page, 'API keys')
      const key = await makeApiKey(page, 'Billing')
      await apiKeysPage(page).remove('Billing')
      await page.getByRole('button', { name: 'Delete key' }).click()
      await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible()

      await goTo(page, 'SSH keys')
      await addSshKey(page, publicKeys.first, 'una@laptop')
      const { row, remove } = sshKeysPage(page)
      await remove('una@laptop')
      await expect(row('una@laptop')).toBeHidden()

      await goTo(page, 'Activity')
      // The element leaves the landmark `main` to its host.
      const events = page.getByRole('listitem')
      await expect(events.filter({ hasText: /API key.*deleted/ })).toBeVisible()
      await activityPage(page).kind.selectOption({ label: 'SSH keys' })
      await expect(events.filter({ hasText: /API key.*deleted/ })).toHaveCount(0)
      await expect(events.filter({ hasText: /SSH key.*added/ })).toBeVisible()
      await expectHeard(
        page,
        ['api-keys', 'ssh-keys'],
        [key, key.slice(0, 16), 'Billing', publicKeys.first.slice(-24), 'una@laptop'],
      )
    })
  })
