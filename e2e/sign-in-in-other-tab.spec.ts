import type { BrowserContext, Page } from '@playwright/test'

import type { PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import { currentCode, profileHeading, secondStep, signInForm, twoFactor } from './places.ts'

/** Signs in in a tab of its own, all the way. */
async function signInInOtherTab(
  context: BrowserContext,
  { username, password }: PanelAccount,
  code?: string,
): Promise<void> {
  const tab = await context.newPage()
  await tab.goto('/sign-in')
  await signInForm(tab).submit(username, password)
  if (code !== undefined) {
    await secondStep(tab).code.fill(code)
    await secondStep(tab).send.click()
  }
  await expect(profileHeading(tab)).toBeVisible()
}

const apiKeys = (page: Page) => page.getByRole('heading', { name: 'API keys', level: 1 })

test('a sign-in page goes on where it was going when one signs in in another tab', async ({
  page,
  context,
  account,
}) => {
  await page.goto('/api-keys?q=deploy')
  await expect(signInForm(page).user).toBeVisible()
  await signInInOtherTab(context, account)
  await expect(apiKeys(page)).toBeVisible()
  await expect(page).toHaveURL(/\/api-keys\?q=deploy$/)
})

test('a sign-in on the panel’s own page is found when this tab is looked at again', async ({
  page,
  signedIn,
}) => {
  await page.goto('/api-keys')
  await expect(signInForm(page).user).toBeVisible()
  await signedIn()
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(apiKeys(page)).toBeVisible()
})

test('who has typed another name is asked, and what was typed stays', async ({
  page,
  context,
  account,
  otherAccount: other,
}) => {
  await page.goto('/sign-in')
  const { user, password } = signInForm(page)
  await user.fill(other.username)
  await password.fill(other.password)
  await signInInOtherTab(context, account)
  const asked = page.getByRole('alert').filter({ hasText: 'is signed in here already' })
  await expect(asked).toContainText(account.username)
  await expect(page).toHaveURL(/\/sign-in$/)
  await asked
    .getByRole('button', { name: `Sign out and sign in as ${other.username}` })
    .click()
  await expect(page.getByRole('main').getByText(other.email)).toBeVisible()
})

test('the second step goes on, too, when the same person came in elsewhere', async ({
  page,
  context,
  panel,
  account,
}) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  await page.goto('/sign-in')
  await signInForm(page).submit(account.username, account.password)
  await expect(secondStep(page).code).toBeVisible()
  await signInInOtherTab(context, account, currentCode())
  await expect(profileHeading(page)).toBeVisible()
})
