import { AxeBuilder } from '@axe-core/playwright'

import { expect, test } from './fixtures.ts'
import { hasReadGlance, hostPath, shows } from './host-page.ts'
import { tags } from './scan.ts'

const placing = { root: 'shadow', route: 'hash' } as const

/** What a host that signs people in itself does. */
const keepPeople = () =>
  document.addEventListener('perch:unauthenticated', (event) => event.preventDefault())

test('somebody signed out goes to the panel’s own sign-in', async ({ page }) => {
  await page.goto(hostPath(placing))
  await expect(page).toHaveURL(/\/auth\/login$/)
})

test('a sign-out in Perch leads to the panel’s own sign-in', async ({ page, signedIn }) => {
  await signedIn()
  await page.goto(hostPath(placing))
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/auth\/login$/)
})

test('a host that signs people in itself keeps them, until they are', async ({
  page,
  signedIn,
}) => {
  await page.addInitScript(keepPeople)
  await page.goto(`${hostPath(placing)}#/security`)
  await shows(page, 'You are not signed in')
  const axe = new AxeBuilder({ page }).include('perch-account').withTags(tags)
  const { violations } = await axe.setLegacyMode(true).analyze()
  expect(violations).toEqual([])
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(
    page.getByRole('region', { name: 'Account' }).getByText('Still nobody is signed in.'),
  ).toBeVisible()
  await signedIn()
  await page.evaluate(() =>
    document.querySelector('perch-account')?.setAttribute('theme', 'system'),
  )
  await shows(page, 'Security')
  await expect(page).toHaveURL(/#\/security$/)
})

test('what was read before stays on screen while a host signs people in, and says so', async ({
  page,
  signedIn,
}) => {
  await signedIn()
  await page.addInitScript(keepPeople)
  await page.goto(hostPath(placing))
  await shows(page, 'Profile')
  await hasReadGlance(page)
  await page.context().clearCookies()
  await page.getByRole('link', { name: 'SSH keys', exact: true }).click()
  const said = page.getByRole('status').filter({ hasText: 'You are not signed in' })
  await expect(said).toHaveText(/What you see here was read before/)
  await page.getByRole('link', { name: 'Profile', exact: true }).click()
  await expect(said).toHaveText(/What you see here was read before/)
  const axe = new AxeBuilder({ page }).include('perch-account').withTags(tags)
  const { violations } = await axe.setLegacyMode(true).analyze()
  expect(violations).toEqual([])
  await signedIn()
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeFocused()
  await expect(said).toBeHidden()
})

test('with a key people sign in on the host page', async ({ page, panel, account }) => {
  const { usable } = panel.control.createApiKey(account.id)
  await page.addInitScript(() =>
    addEventListener('DOMContentLoaded', () =>
      document.querySelector('perch-account')?.setAttribute('auth', 'key'),
    ),
  )
  await page.goto(hostPath(placing))
  await page.getByLabel('Client API key', { exact: true }).fill(usable)
  await page.getByRole('button', { name: 'Use this key' }).click()
  await shows(page, 'Profile')
})
