import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { shows } from './host-page.ts'
import { signInForm } from './places.ts'
import { scan } from './scan.ts'

/** Has the page show only these sections. */
const showOnly = (page: Page, sections: string) =>
  page.addInitScript((shown) => {
    // Before the page's own script, which is deferred, reads it.
    document.addEventListener('readystatechange', () => {
      const root = document.querySelector<HTMLElement>('#root')
      if (root) root.dataset['sections'] = shown
    })
  }, sections)

test('a page that is left out says so in its place, and the navigation stays', async ({
  page,
  signedIn,
}) => {
  await showOnly(page, 'ssh-keys activity')
  await signedIn()
  await page.goto('/security/two-factor')
  await shows(page, 'There is no page here')
  await expect(page.getByText(/^There is no page for Security here\./)).toBeVisible()
  await expect(page).toHaveTitle(/^There is no page here/)
  await scan(page, 'a section that is left out')
  await page.getByRole('link', { name: 'Go to SSH keys' }).press('Enter')
  await shows(page, 'SSH keys')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

test('somebody on the way to a page that is left out signs in to the first one', async ({
  page,
  account,
}) => {
  await showOnly(page, 'activity')
  await page.goto('/security/new-phone')
  await signInForm(page).submit(account.email, account.password)
  await shows(page, 'Activity')
  await expect(page).toHaveURL(/\/activity$/)
})

test('two-factor that is required is set up elsewhere, where its page is left out', async ({
  page,
  panel,
  signedIn,
}) => {
  await showOnly(page, 'api-keys')
  panel.control.set({ twoFactorRequired: 2 })
  await signedIn()
  await page.goto('/api-keys')
  await expect(page.getByText(/It is set up elsewhere in the panel/)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Set up two-factor' })).toHaveCount(0)
  await scan(page, 'two-factor required, without Security')
})
