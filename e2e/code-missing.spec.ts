import type { Page } from '@playwright/test'

import { serveDeploys } from './deploys.ts'
import { expect, test } from './fixtures.ts'

test.beforeEach(({ signedIn }) => signedIn())

// Browsers themselves write to the console what could not be fetched.
test.afterEach(({ faults }) => {
  faults.length = 0
})

/** Whose code has not been fetched: what is fetched when idle comes two seconds after the page. */
const sshKeys = (page: Page) => page.getByRole('link', { name: 'SSH keys' })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 })

test('offline, a page that was not fetched opens when the network is back', async ({
  page,
  context,
}) => {
  await page.clock.install()
  await page.goto('/profile')
  await expect(heading(page, 'Profile')).toBeVisible()
  await context.setOffline(true)
  await sshKeys(page).click()
  await expect(
    page.getByText('It opens by itself when the connection is back.'),
  ).toBeVisible()
  // The page that was there stays, and nothing is called a mistake.
  await expect(heading(page, 'Profile')).toBeVisible()
  await context.setOffline(false)
  await expect(heading(page, 'SSH keys')).toBeVisible()
})

test('offline, a form that was not fetched says so in its row and comes by itself', async ({
  page,
  context,
}) => {
  await page.clock.install()
  await page.goto('/profile')
  const open = page.getByRole('button', { name: 'Change email' })
  await expect(open).toBeVisible()
  await context.setOffline(true)
  await open.click()
  await expect(page.getByRole('alert')).toContainText(
    'This part of the page is not here yet',
  )
  await context.setOffline(false)
  await expect(page.getByRole('form', { name: 'Change email' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a form that is not there can be closed again by the keyboard', async ({
  page,
  context,
}) => {
  await page.clock.install()
  await page.goto('/profile')
  const open = page.getByRole('button', { name: 'Change password' })
  await expect(open).toBeVisible()
  await context.setOffline(true)
  await open.focus()
  await page.keyboard.press('Enter')
  // What was pressed is gone; focus is where the reason stands, and the next stop leads back.
  await expect(page.getByRole('alert')).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expect(open).toBeFocused()
})

test('files that stay away after a reload are not blamed on the person', async ({
  page,
}) => {
  await page.clock.install()
  // Its address has a name of its own, and the browser asks for nothing else under it.
  await page.route(/\/assets\/forgot-page-.*\.js$/, (route) => route.abort())
  await page.goto('/sign-in/forgot')
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('a reload did not help')
  await expect(alert).toContainText('tell whoever runs this panel')
  await expect(page.getByRole('button', { name: 'Reload again' })).toBeVisible()
})

for (const gone of ['404', 'page'] as const) {
  test.describe(`after a deploy, where what is gone is answered with ${gone === '404' ? 'a 404' : 'a page and status 200'}`, () => {
    test('a page opens in the new version, by one reload', async ({ page, panel }) => {
      const { origin, deploy, close } = await serveDeploys(panel, gone)
      await page.clock.install()
      await page.goto(`${origin}/profile`)
      await expect(heading(page, 'Profile')).toBeVisible()
      deploy()
      await sshKeys(page).click()
      await expect(page.locator('script[type="module"][src*="-next"]')).toHaveCount(1)
      await expect(heading(page, 'SSH keys')).toBeVisible()
      await close()
    })

    test('whoever signs out is told nothing false, and can once the new version is there', async ({
      page,
      panel,
    }) => {
      const { origin, deploy, close } = await serveDeploys(panel, gone)
      await page.clock.install()
      await page.goto(`${origin}/profile`)
      await expect(heading(page, 'Profile')).toBeVisible()
      deploy()
      const signOut = async () => {
        await page.getByRole('button', { name: /Account menu/ }).click()
        await page.getByRole('button', { name: 'Sign out' }).click()
      }
      await signOut()
      await expect(page.locator('script[type="module"][src*="-next"]')).toHaveCount(1)
      await expect(heading(page, 'Profile')).toBeVisible()
      await signOut()
      await expect(page.getByText('You are signed out.')).toBeVisible()
      await close()
    })

    test('nothing typed is lost to a reload', async ({ page, panel }) => {
      const { origin, deploy, close } = await serveDeploys(panel, gone)
      await page.clock.install()
      await page.goto(`${origin}/profile`)
      await page.getByRole('button', { name: 'Change email' }).click()
      const email = page.getByRole('textbox', { name: 'New email' })
      await email.fill('new@example.com')
      deploy()
      await page.getByRole('button', { name: 'Change password' }).click()
      await expect(page.getByRole('alert')).toContainText(
        'There is a new version of this page',
      )
      await expect(email).toHaveValue('new@example.com')
      await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible()
      await close()
    })
  })
}

test('what was fetched when idle opens without a network', async ({ page, context }) => {
  // The last of it; the words of the export come with it.
  const last = page.waitForResponse(/\/assets\/forgot-page-.*\.js/)
  await page.goto('/profile')
  await (await last).finished()
  await context.setOffline(true)
  for (const name of ['Security', 'API keys', 'SSH keys', 'Activity']) {
    await page.getByRole('link', { name, exact: true }).click()
    await expect(heading(page, name)).toBeVisible()
  }
})
