import type { Page } from '@playwright/test'

import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { hostPath, shows, type Placing } from './host-page.ts'
import {
  apiKeysPage,
  createKeyPage,
  publicKeys,
  sshAddPage,
  sshKeysPage,
} from './key-places.ts'
import { decodeQr } from './qr.ts'
import { securityPage, setUpPage } from './security-places.ts'
import { finishSetUp } from './two-factor-set-up.ts'

/** The first is what hosts get who say nothing but `hash`; the others have longer to be played in. */
const placings: (Placing & { tag: string[] })[] = [
  { root: 'shadow', route: 'hash', tag: [] },
  { root: 'shadow', route: 'path', tag: ['@full'] },
  { root: 'shadow', route: 'memory', tag: ['@full'] },
  { root: 'light', route: 'hash', tag: ['@full'] },
  { root: 'light', route: 'path', tag: ['@full'] },
  { root: 'light', route: 'memory', tag: ['@full'] },
]

/** Goes to a section by the navigation of the element, as people do: in memory there are no addresses. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
  await shows(page, name)
}

for (const { tag, ...placing } of placings)
  test.describe(
    `in a ${placing.root} root, with addresses by ${placing.route}`,
    { tag },
    () => {
      test.beforeEach(async ({ page, signedIn }) => {
        await signedIn()
        await page.goto(hostPath(placing))
        await shows(page, 'Profile')
      })

      test('the email is changed, then the password', async ({ page, account }) => {
        const next = `new-${account.email}`
        await page.getByRole('button', { name: 'Change email' }).click()
        await page.getByLabel('New email').fill(next)
        const current = page.getByLabel('Current password', { exact: true })
        await current.fill(account.password)
        await page.getByRole('button', { name: 'Change email' }).click()
        const row = page.getByRole('region', { name: 'Sign-in' })
        await expect(row).toContainText(`Email changed from ${account.email} to ${next}.`)

        await page.getByRole('button', { name: 'Change password' }).click()
        await current.fill(account.password)
        await page.getByLabel('New password', { exact: true }).fill('copper lantern otter')
        await page.getByRole('button', { name: 'Change password' }).click()
        await expect(row).toContainText('Password changed.')
      })

      test('two-factor is set up by its QR code', async ({ page, account, panel }) => {
        await goTo(page, 'Security')
        await securityPage(page).setUp.click()
        const { start, qrCode, key } = setUpPage(page)
        await expect(qrCode.or(start)).toBeVisible()
        if (await start.isVisible()) await start.click()
        const uri = new URL((await decodeQr(qrCode)) ?? '')
        expect(uri.searchParams.get('secret')).toBe(
          (await key.innerText()).replaceAll(' ', ''),
        )
        await finishSetUp({ page, panel, account })
        await expect(securityPage(page).heading).toBeFocused()
        await expect(securityPage(page).twoFactor).toContainText('On')
      })

      test('keys are made and taken away, and the feed tells', async ({ page }) => {
        await goTo(page, 'API keys')
        await page.getByRole('link', { name: 'Create API key' }).click()
        const { description, create, dialog, finish } = createKeyPage(page)
        await description.fill('Billing')
        await create.click()
        await expect(dialog).toBeVisible()
        await finish()
        const { row } = apiKeysPage(page)
        await row('Billing')
          .getByRole('button', { name: /^Delete/ })
          .click()
        await page.getByRole('button', { name: 'Delete key' }).click()
        await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible()

        await goTo(page, 'SSH keys')
        await page.getByRole('link', { name: 'Add SSH key' }).click()
        await sshAddPage(page).key.fill(`${publicKeys.first} una@laptop`)
        await sshAddPage(page).add.click()
        const laptop = sshKeysPage(page).row('una@laptop')
        await laptop.getByRole('button', { name: 'Remove una@laptop' }).click()
        await expect(laptop).toBeHidden()

        await goTo(page, 'Activity')
        // The element leaves the landmark `main` to its host.
        const events = page.getByRole('listitem')
        await expect(events.filter({ hasText: /API key.*deleted/ })).toBeVisible()
        await activityPage(page).kind.selectOption({ label: 'SSH keys' })
        await expect(events.filter({ hasText: /API key.*deleted/ })).toHaveCount(0)
        await expect(events.filter({ hasText: /SSH key.*added/ })).toBeVisible()
      })
    },
  )
