import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { openHost, shows } from './host-page.ts'
import { scan } from './scan.ts'

test.beforeEach(({ signedIn }) => signedIn())

const search = (page: Page) => page.getByRole('combobox', { name: 'Search this account' })

test('Ctrl K finds a page, something to do and a key by their names', async ({
  page,
  panel,
  account,
}) => {
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Grafana' })
  await page.goto('/security')
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('ssh')
  await expect(page.getByRole('option', { name: 'SSH keys', selected: true })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'SSH keys' })).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('change email')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('New email')).toBeFocused()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('grafana')
  await page.getByRole('option', { name: 'Grafana Not used yet' }).click()
  await expect(page).toHaveURL(`/api-keys?q=${identifier}`)
  await expect(page.getByRole('heading', { level: 1, name: 'API keys' })).toBeFocused()
})

test('Escape gives focus back, and nothing has changed', async ({ page }) => {
  await page.goto('/activity')
  const button = page.getByRole('button', { name: 'Search', exact: true })
  await button.click()
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('zzz')
  await expect(page.getByText('Nothing here is called that.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(search(page)).toBeHidden()
  await expect(button).toBeFocused()
  await expect(page).toHaveURL('/activity')
})

test('it does not open over a dialog, and its shortcut can be turned off', async ({
  page,
}) => {
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change email' }).click()
  await page.getByLabel('New email').fill('new@example.test')
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(question).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(search(page)).toBeHidden()
  await question.getByRole('button', { name: 'Stay' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('checkbox', { name: /Open this with/ }).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(search(page)).toBeHidden()
  await expect(page.getByLabel('New email')).toHaveValue('new@example.test')
})

test('in a page of others the keys are theirs, but where focus is in here', async ({
  page,
}) => {
  await openHost(page)
  await shows(page, 'Profile')
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await expect(search(page)).toBeHidden()
  await page.getByRole('button', { name: 'Change email' }).focus()
  await page.keyboard.press('Control+k')
  await expect(search(page)).toBeFocused()
})

test('the search looks well in every appearance', async ({ page }) => {
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await search(page).fill('key')
  await expect(page.getByRole('option').first()).toBeVisible()
  await scan(page, 'the search: key')
})
