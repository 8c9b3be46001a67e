import type { Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { activityPage, notMePage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { publicKeys } from './key-places.ts'
import { tabTo } from './keyboard.ts'

test.beforeEach(({ signedIn }) => signedIn())

const hour = 60 * 60 * 1000
const day = 24 * hour

/** Somebody signed in from elsewhere, changed the address and left an SSH key, an hour ago. */
function strangerWasIn({ control }: Panel, account: PanelAccount): void {
  const now = control.now()
  control.createSshKey(account.id, {
    name: 'stranger',
    publicKey: publicKeys.first,
    createdAt: now - hour,
  })
  control.addActivity(account.id, [
    { event: 'auth:success', timestamp: now - 2 * hour, ip: '198.51.100.77' },
    {
      event: 'user:account.email-changed',
      timestamp: now - hour,
      ip: '198.51.100.77',
      properties: { old: 'una@old.test', new: account.email },
    },
  ])
}

/** Lets no list of API keys be read until what comes back is called. */
const failKeys = ({ control }: Panel): (() => void) =>
  control.failNext({
    path: '/api/client/account/api-keys',
    fault: '500-json',
    times: Infinity,
  })

test('from a row to the last step, each ticked as it is done', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.createApiKey(account.id, {
    description: 'Old and idle',
    createdAt: now - 50 * day,
    lastUsedAt: now - 40 * day,
  })
  panel.control.createApiKey(account.id, {
    description: 'Old and used',
    createdAt: now - 50 * day,
    lastUsedAt: now - hour,
  })
  panel.control.createApiKey(account.id, { description: 'New', createdAt: now - hour })
  strangerWasIn(panel, account)
  await page.goto('/activity')
  const { event } = activityPage(page)
  await event('Sign-in').locator('summary').click()
  await event('Sign-in').getByRole('link', { name: 'This was not me' }).click()
  const { heading, steps, step, tick, key, older, dialog, deleteTicked } = notMePage(page)
  await expect(heading).toBeFocused()
  await expect(steps).toContainText([
    /Change your password/,
    /Put your email address back.*una@old\.test/,
    /Delete keys that are not yours.*New.*stranger.*Old and used/,
    /Turn on two-factor/,
    /Sign out here/,
  ])
  await expect(key('Old and idle')).toBeHidden()
  await older.click()
  await expect(key('Old and idle')).toBeVisible()

  await key('New').check()
  await deleteTicked(1)
  await expect(dialog).toHaveCount(0)
  const deleted = step('Delete keys').getByRole('listitem').filter({ hasText: 'Deleted' })
  await expect(deleted).toContainText('New')
  await expect(heading).toBeFocused()

  await key('stranger').check()
  await tabTo(page, tick('Change your password'))
  await page.keyboard.press('Space')
  await expect(page.getByText('1 of 5 done')).toBeVisible()
  await page.reload()
  await expect(tick('Change your password')).toBeChecked()
  await expect(key('stranger')).toBeChecked()
  for (const words of ['email address', 'Sign out here', 'Delete keys', 'two-factor'])
    await tick(words).check()
  await expect(page.getByText('Every step is done')).toBeVisible()
  const rest = page.getByText('usual settings')
  await expect(rest).toContainText(
    'Whoever was signed in already can still be. Such a session goes on for as long as it is used, and then for 12 hours',
  )
  await expect(rest).toContainText('Whoever runs the panel can end it')
  await page.getByRole('link', { name: 'Back to activity' }).click()
  await expect(activityPage(page).events.first()).toBeVisible()
  await expect(page.getByText('Securing your account')).toHaveCount(0)
})

test('a password that was changed after the list was opened is ticked by itself', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/activity/not-me')
  const { step, tick } = notMePage(page)
  await expect(tick('Change your password')).not.toBeChecked()
  panel.control.addActivity(account.id, [
    {
      event: 'user:account.password-changed',
      timestamp: panel.control.now(),
      ip: '203.0.113.5',
    },
  ])
  await page.reload()
  await expect(tick('Change your password')).toBeChecked()
  await expect(step('Change your password')).toContainText('from 203.0.113.5')
})

test('an earlier moment shows more, and the address keeps it', async ({
  page,
  panel,
  account,
}) => {
  const now = panel.control.now()
  panel.control.createApiKey(account.id, {
    description: 'From the summer',
    createdAt: now - 30 * day,
  })
  await page.goto('/activity/not-me?since=nonsense')
  const { happened, since, step, key } = notMePage(page)
  await expect(step('Change your password')).toBeVisible()
  await expect(key('From the summer')).toBeHidden()
  await happened.click()
  await since.fill(new Date(now - 40 * day).toISOString().slice(0, 16))
  await since.blur()
  await expect(key('From the summer')).toBeVisible()
  await page.reload()
  await expect(key('From the summer')).toBeVisible()
})

test('what could not be read is said, and can be tried again', async ({ page, panel }) => {
  const disarm = failKeys(panel)
  await page.goto('/activity/not-me')
  await expect(page.getByText('steps may be missing')).toBeVisible({ timeout: 15_000 })
  await expect(notMePage(page).step('Change your password')).toBeVisible()
  disarm()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('steps may be missing')).toBeHidden()
})

test('where the panel requires two-factor, that comes first, and trying again is not offered', async ({
  page,
  panel,
  account,
}) => {
  panel.control.set({ twoFactorRequired: 2 })
  panel.control.createApiKey(account.id, {
    description: 'Behind the door',
    createdAt: panel.control.now() - hour,
  })
  await page.goto('/activity/not-me')
  const { steps, step } = notMePage(page)
  await expect(page.getByText('Two-factor comes first')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await expect(page.getByText('could not be read')).toHaveCount(0)
  await expect(steps.first()).toContainText('Turn on two-factor')
  await expect(step('Turn on two-factor').getByRole('link')).toHaveAttribute(
    'href',
    /^\/security\/two-factor\?to=%2Factivity%2Fnot-me/,
  )
  panel.control.setTwoFactor(account.id, {
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    recoveryCodes: ['aB3dE5fG7h'],
  })
  await page.reload()
  await expect(notMePage(page).key('Behind the door')).toBeVisible()
  await expect(page.getByText('Two-factor comes first')).toHaveCount(0)
})

test('what has rows that cannot be read is never called done', async ({ page, panel }) => {
  const disarm = failKeys(panel)
  await page.goto('/activity/not-me')
  await expect(page.getByText('steps may be missing')).toBeVisible({ timeout: 15_000 })
  const { ticks } = notMePage(page)
  for (const each of await ticks.all()) await each.check()
  await expect(page.getByText('3 of 3 done')).toBeVisible()
  await expect(page.getByText('Every step is done')).toHaveCount(0)
  disarm()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Every step is done')).toBeVisible()
})

test('on paper there is the list and whose it is, and nothing to press', async ({
  page,
  account,
}) => {
  await page.goto('/activity/not-me')
  const { step } = notMePage(page)
  await expect(step('Change your password')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(step('Change your password')).toBeVisible()
  await expect(page.getByText(`Account ${account.username} on`)).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('textbox')).toHaveCount(0)
  await expect(page.getByRole('link')).toHaveCount(0)
})

test('a step that is done elsewhere opens the form that it names, and a bar leads back', async ({
  page,
  panel,
  account,
}) => {
  strangerWasIn(panel, account)
  await page.goto('/activity/not-me')
  const { heading, step } = notMePage(page)
  const back = page.getByRole('link', { name: 'Back to the list' })

  // Whoever only looks at the list is not at work on it.
  await page.getByRole('link', { name: 'Profile', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  await expect(back).toHaveCount(0)
  await page.goBack()

  await step('email address').getByRole('link').click()
  await expect(page.getByText('Securing your account, step 2 of 5')).toBeVisible()
  await expect(page.getByLabel('New email')).toHaveValue('una@old.test')
  await expect(page.getByLabel('Current password', { exact: true })).toBeFocused()
  await back.click()
  await expect(heading).toBeFocused()
  await expect(back).toHaveCount(0)

  await step('two-factor').getByRole('link').click()
  await expect(page.getByText('Securing your account, step 4 of 5')).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).click()
  await expect(back).toHaveCount(0)
  await page.getByRole('link', { name: 'Security', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Security', level: 1 })).toBeVisible()
  await expect(back).toHaveCount(0)
})

/** Signs out by the step of the list, and in again. */
async function signOutByStep(page: Page, { username, password }: PanelAccount) {
  const { heading, step } = notMePage(page)
  await step('Sign out here').getByRole('button', { name: 'Sign out' }).click()
  await page.getByLabel('User name or email').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(heading).toBeVisible()
}

test('a password change promises nothing about sessions, and signing out after it leads back to the list', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/activity/not-me')
  const { step, tick } = notMePage(page)
  await expect(step('Change your password')).toContainText(
    'whoever is signed in already may stay in',
  )
  await expect(step('Sign out here')).toContainText(
    'ends “remember me” in every browser, but no session that is in use',
  )
  await expect(tick('Sign out here')).not.toBeChecked()
  const changed = panel.control.now()
  panel.control.addActivity(account.id, [
    { event: 'user:account.password-changed', timestamp: changed, ip: '203.0.113.5' },
  ])
  // The panel's clock is known to a second: what was nearer to the change could have been before it.
  await expect.poll(() => panel.control.now()).toBeGreaterThan(changed + 1000)
  await signOutByStep(page, account)
  await expect(tick('Sign out here')).toBeChecked()
  await expect(tick('Sign out here')).toBeDisabled()
})

test('a sign-out without a new password is no step that is done, and says what remains', async ({
  page,
  account,
}) => {
  await page.goto('/activity/not-me')
  await signOutByStep(page, account)
  const { step, tick } = notMePage(page)
  await expect(step('Sign out here')).toContainText('sign out once more after it')
  await expect(tick('Sign out here')).not.toBeChecked()
  await expect(tick('Sign out here')).toBeEnabled()
})

test('a key that is made while the list is open is said', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/activity/not-me')
  const { step } = notMePage(page)
  await expect(step('Change your password')).toBeVisible()
  panel.control.createApiKey(account.id, {
    description: 'Backdoor',
    createdAt: panel.control.now() + 2_000,
  })
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('A key was made meanwhile')
  await expect(page.getByRole('alert')).toContainText('Backdoor')
})

test('a link to reset the password may have been used: the panel does not tell', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, [
    {
      event: 'auth:reset-password',
      timestamp: panel.control.now() - hour,
      ip: '198.51.100.77',
    },
  ])
  await page.goto('/activity/not-me')
  await expect(notMePage(page).step('Change your password')).toContainText(
    'The panel does not tell whether it was used',
  )
})
