import type { Page } from '@playwright/test'

import type { PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import {
  currentCode,
  profileHeading,
  secondStep,
  openSignIn,
  signInForm,
  twoFactor,
} from './places.ts'
import { signInTooLate } from './sign-in-too-late.ts'

/** The question whose account it shall be. */
function question(page: Page, account: PanelAccount) {
  const alert = page.getByRole('alert').filter({ hasText: 'is signed in here already' })
  return {
    alert,
    goOn: alert.getByRole('button', { name: `Go on as ${account.username}` }),
    switchTo: (typed: string) =>
      alert.getByRole('button', { name: `Sign out and sign in as ${typed}` }),
  }
}

test('two tabs: the form of one, after the other has signed in as somebody else', async ({
  page,
  account,
  signedIn,
  otherAccount: other,
}) => {
  await signInTooLate({ page, signedIn }, other)
  const { alert, goOn, switchTo } = question(page, account)
  await expect(alert).toBeFocused()
  await expect(page.getByRole('main')).not.toContainText(account.email)
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(switchTo(other.username)).toBeVisible()
  // A name runs on in its sentence, instead of standing in a column beside it.
  await expect(goOn.getByText(account.username, { exact: true })).toHaveCSS(
    'display',
    'inline',
  )
  await goOn.click()
  await expect(profileHeading(page)).toBeVisible()
  await expect(page.getByRole('main').getByText(account.email)).toBeVisible()
})

test('two tabs of one person: the form of one goes on after the other has signed in', async ({
  page,
  account,
  signedIn,
}) => {
  await signInTooLate({ page, signedIn }, { ...account, password: 'mistyped' })
  await expect(profileHeading(page)).toBeVisible()
  await expect(profileHeading(page)).toBeFocused()
  await expect(page.getByText('You were signed in already.')).toBeAttached()
})

test('out, and in as who was typed, with what was typed, once', async ({
  page,
  account,
  signedIn,
  otherAccount: other,
}) => {
  await signInTooLate({ page, signedIn }, other, ` ${other.email.toUpperCase()} `)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname)
  })
  await question(page, account).switchTo(other.email.toUpperCase()).click()
  await expect(profileHeading(page)).toBeVisible()
  await expect(page.getByRole('main').getByText(other.email)).toBeVisible()
  expect(sent.filter((path) => path === '/auth/login')).toHaveLength(1)
  expect(sent.filter((path) => path === '/auth/logout')).toHaveLength(1)
})

test('a remember cookie alone: no password opens the account that it remembers', async ({
  page,
  context,
  account,
  panel,
  served,
  cookiesCleared,
}) => {
  await openSignIn(page)
  const { cookie } = panel.control.createSession(account.id, { remember: true })
  const remembered = cookie.split('; ').find((pair) => pair.startsWith('remember'))
  const [name = '', value = ''] = (remembered ?? '').split('=')
  await cookiesCleared()
  await context.addCookies([{ name, value, url: served.origin, httpOnly: true }])
  const { user, password, submit } = signInForm(page)
  await submit('nobody', 'nonsense')
  const { alert, switchTo } = question(page, account)
  await expect(alert).toBeFocused()
  await expect(page).toHaveURL(/\/sign-in$/)
  await switchTo('nobody').click()
  await expect(password).toHaveAccessibleDescription(/do not belong together/)
  await expect(user).toHaveValue('nobody')
  await expect(password).toHaveValue('nonsense')
})

test('the second step, when somebody else came in meanwhile', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  panel.control.setTwoFactor(other.id, twoFactor)
  await page.goto('/sign-in')
  await signInForm(page).submit(other.username, other.password)
  const { code, send } = secondStep(page)
  await expect(code).toBeVisible()
  await signedInInstead()
  await code.fill(currentCode())
  await send.click()
  await question(page, account).switchTo(other.username).click()
  await code.fill(currentCode())
  await send.click()
  await expect(page.getByRole('main').getByText(other.email)).toBeVisible()
})

test('signing in again, after somebody else has signed in', async ({
  page,
  account,
  signedIn,
  otherAccount: other,
  cookiesCleared,
}) => {
  await signedIn(other)
  await page.goto('/profile')
  await expect(profileHeading(page)).toBeVisible()
  await cookiesCleared()
  // Not API keys: whether the panel requires two-factor is asked of their list, and it may have been read by now.
  await page.getByRole('link', { name: 'SSH keys' }).click()
  const dialog = page.getByRole('alertdialog')
  const password = dialog.getByLabel('Password', { exact: true })
  await password.fill(other.password)
  await signedIn(account)
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click()
  const { alert, switchTo } = question(page, account)
  await expect(alert).toBeFocused()
  await switchTo(other.username).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'SSH keys', level: 1 })).toBeVisible()
})
