import type { Page } from '@playwright/test'

import { lastSignIn } from './activity-rows.ts'
import { expect, test } from './fixtures.ts'
import { twoFactor } from './places.ts'
import { typeEmail } from './profile-places.ts'
import { countSecrets, securityPage, setUpPage } from './security-places.ts'
import { finishSetUp } from './two-factor-set-up.ts'

test.beforeEach(({ signedIn }) => signedIn())

test('required: one explanation, one way in, and back to where the person was', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/profile')
  await typeEmail(page, `new-${account.email}`, account.password)
  panel.control.set({ twoFactorRequired: 2 })
  await page.keyboard.press('Enter')
  const notice = page.getByRole('alert')
  await expect(notice).toContainText('Two-factor sign-in must be set up first')
  await notice.getByRole('link', { name: 'Set up two-factor' }).click()
  await page.getByRole('button', { name: 'Leave', exact: true }).click()

  await setUpPage(page).start.click()
  await finishSetUp({ page, panel, account })
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeFocused()
})

test('required: the Security page says so, and opens the rest when it is done', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ twoFactorRequired: 2 })
  panel.control.createApiKey(account.id, { description: 'Hidden until then' })
  await page.goto('/security')
  await expect(page.getByText('This panel requires two-factor sign-in')).toBeVisible()
  await expect(securityPage(page).ways).toContainText(
    'The panel shows them only when two-factor sign-in is set up',
  )
  await securityPage(page).setUp.click()
  await finishSetUp({ page, panel, account })
  await expect(securityPage(page).ways).toContainText(/1\s*API key/)
  await expect(page.getByText('This panel requires two-factor sign-in')).toBeHidden()
})

/** The banner and what must not be beside it. */
async function expectBanner(page: Page) {
  await expect(page.getByText('This panel requires two-factor sign-in')).toHaveCount(1)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await expect(page.locator('main')).not.toContainText('Nothing was changed')
}

test('required: said where people land, and once on every page', async ({
  page,
  panel,
}) => {
  panel.control.set({ twoFactorRequired: 2 })
  await page.goto('/profile')
  await expectBanner(page)
  for (const place of ['Security', 'SSH keys', 'Activity', 'API keys']) {
    await page.getByRole('link', { name: place, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible()
    await expectBanner(page)
  }
  await expect(page.locator('main')).toContainText('only when two-factor sign-in is on')
  await page.getByRole('link', { name: 'Set up two-factor' }).click()
  await expect(page).toHaveURL('/security/two-factor?to=%2Fapi-keys')
})

test('required: remembered by account, gone when two-factor is on, and said before it is turned off', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ twoFactorRequired: 2 })
  await page.goto('/profile')
  await expectBanner(page)
  // Turned on in another browser: what was remembered is not said against what the panel shows.
  panel.control.setTwoFactor(account.id, twoFactor)
  panel.control.addActivity(account.id, [
    { event: 'user:two-factor.create', timestamp: panel.control.now(), ip: '192.0.2.1' },
  ])
  await page.goto('/security')
  await expect(page.getByText('This panel requires two-factor sign-in')).toBeHidden()
  await securityPage(page).turnOff.click()
  await expect(page.getByText('This panel has required two-factor sign-in.')).toBeVisible()
})

test('required: a form that would be refused says so before anything is typed', async ({
  page,
  panel,
}) => {
  panel.control.set({ twoFactorRequired: 2 })
  await page.goto('/profile')
  await expect(page.getByText('This panel requires two-factor sign-in')).toBeVisible()
  for (const name of ['Change email', 'Change password']) {
    const open = page.getByRole('button', { name })
    await open.click()
    await expect(page.getByText('The panel refuses this until')).toBeVisible()
    await expect(page.getByRole('textbox')).toHaveCount(0)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(open).toBeFocused()
  }
  await page.getByRole('button', { name: 'Change email' }).click()
  const link = page.locator('main').getByRole('link', { name: 'Set up two-factor' }).last()
  await link.click()
  await expect(page).toHaveURL('/security/two-factor?to=%2Fprofile')
})

test('not offered: the page says so and leads to the panel', async ({
  page,
  panel,
  baseURL,
}) => {
  panel.control.set({ missing: ['two-factor', 'activity'] })
  await page.goto('/security')
  await securityPage(page).setUp.click()
  const title = page.getByText('This panel has no two-factor sign-in for other pages')
  await expect(title).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open Pterodactyl' })).toHaveAttribute(
    'href',
    baseURL ?? '',
  )
  await page.goBack()
  await expect(securityPage(page).heading).toBeVisible()
  await expect(title).toBeVisible()
  await expect(securityPage(page).setUp).toBeHidden()
})

for (const missing of [[], ['activity']] as const) {
  test(`whether it is on is never asked by making a secret (without: ${missing.join() || 'nothing'})`, async ({
    page,
    panel,
    account,
  }) => {
    panel.control.set({ missing })
    lastSignIn(panel, account)
    const asked = countSecrets(page)
    await page.goto('/security')
    await expect(securityPage(page).twoFactor).toContainText(
      missing.length > 0 ? 'may be on or off' : 'Two-factor is off',
    )
    await expect(securityPage(page).setUp).toBeVisible()
    expect(asked()).toBe(0)
  })
}

test('an answer that cannot be read does not pass for a panel that does not tell', async ({
  page,
  panel,
  account,
}) => {
  lastSignIn(panel, account)
  const mend = panel.control.failNext({
    path: '/api/client/account/activity',
    fault: 'truncated-json',
    times: Infinity,
  })
  await page.goto('/security')
  const { twoFactor, setUp } = securityPage(page)
  await expect(twoFactor).toContainText('could not be read')
  await expect(page.locator('main')).not.toContainText('does not say')
  await expect(page.locator('main')).not.toContainText('does not tell')
  // A panel whose feed is never read must not be one where two-factor cannot be set up.
  await expect(setUp).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('does not understand')
  mend()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(twoFactor).toContainText('Two-factor is off')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('unknown, and on: trying to set up says so and changes nothing', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ missing: ['activity'] })
  panel.control.setTwoFactor(account.id, twoFactor)
  await page.goto('/security')
  await securityPage(page).setUp.click()
  await expect(page.getByText('Two-factor sign-in is on already')).toBeVisible()
  expect(panel.control.twoFactorSecret(account.id)).toBe(twoFactor.secret)
  await page.goBack()
  await expect(securityPage(page).turnOff).toBeVisible()
})
