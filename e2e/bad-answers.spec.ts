import type { Fault } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import { openSignIn, profileHeading, signInForm } from './places.ts'

/** What comes back instead of an answer, and what is said of it. */
const faults: [Fault, RegExp][] = [
  ['truncated-json', /answered in a way this page does not understand/],
  ['login-page-200', /answered in a way this page does not understand/],
  ['empty-200-run', /answered in a way this page does not understand/],
  ['502-html', /Something between you and the panel failed/],
  ['500-json', /The panel failed/],
  ['503-retry-after', /The panel (is being maintained|failed)/],
  ['run-then-drop', /The panel cannot be reached|No answer came from the panel/],
]

/** After which of them the panel has done what was asked. */
const ran: readonly Fault[] = [
  'truncated-json',
  'login-page-200',
  'empty-200-run',
  'run-then-drop',
]

/** A connection that breaks breaks until it is mended: Chromium asks again by itself over the others that it holds. */
const often = (fault: Fault) => (fault === 'run-then-drop' ? Infinity : 1)

for (const [fault, words] of faults) {
  test(`a wrong password answered with ${fault} is explained, and what was typed stays`, async ({
    page,
    account,
    panel,
  }) => {
    const mend = panel.control.failNext({
      method: 'POST',
      path: '/auth/login',
      fault,
      times: often(fault),
    })
    await openSignIn(page)
    const { user, password, send, submit } = signInForm(page)
    await submit(account.username, 'not my password')
    // Half of a refusal is a refusal still: its status is whole.
    const said =
      fault === 'truncated-json' ? 'The panel refused this without saying why.' : words
    await expect(page.getByRole('alert')).toContainText(said)
    await expect(page.getByRole('alert')).not.toContainText('may or may not')
    await expect(page.getByRole('alert')).toBeFocused()
    await expect(user).toHaveValue(account.username)
    await expect(password).toHaveValue('not my password')
    mend()
    await password.fill(account.password)
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
  })

  test(`a mail answered with ${fault}: either it is explained, or it went out`, async ({
    page,
    account,
    panel,
  }) => {
    const mend = panel.control.failNext({
      method: 'POST',
      path: '/auth/password',
      fault,
      times: often(fault),
    })
    await openSignIn(page, '/sign-in/forgot')
    const email = page.getByLabel('Email of your account')
    await email.fill(account.email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    const sent = page.getByText('The panel was asked to send a mail')
    await expect(page.getByRole('alert').or(sent)).toBeVisible()
    if (await sent.isVisible()) return
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(email).toHaveValue(account.email)
    mend()
    await page.getByRole('button', { name: 'Send the link' }).click()
    await expect(sent).toBeVisible()
  })

  test(`a changed password answered with ${fault}: nothing is claimed that is not known`, async ({
    page,
    account,
    panel,
    signedIn,
  }) => {
    await signedIn()
    await page.goto('/profile')
    await page.getByRole('button', { name: 'Change password' }).click()
    const current = page.getByLabel('Current password', { exact: true })
    const next = page.getByLabel('New password', { exact: true })
    await current.fill(account.password)
    await next.fill('copper lantern otter')
    const path = '/api/client/account/password'
    const mend = panel.control.failNext({
      method: 'PUT',
      path,
      fault,
      times: often(fault),
    })
    await page.getByRole('button', { name: 'Change password' }).click()
    const changed = page.getByText('Password changed.').last()
    await expect(page.getByRole('alert').or(changed)).toBeVisible()
    mend()
    if (await changed.isVisible()) {
      // The status says so, whatever stands in the body, or the feed does.
      expect(ran).toContain(fault)
      return
    }
    expect(ran).not.toContain(fault)
    // Maintenance stands before everything: that nothing was changed is known.
    await expect(page.getByRole('alert')).toContainText(
      fault === '503-retry-after'
        ? /being maintained.*Nothing was changed/
        : // Nobody has to find out what the page looks for itself.
          /may or may not|may still do what you asked.*keeps checking/,
    )
    await expect(current).toHaveValue(account.password)
    await expect(next).toHaveValue('copper lantern otter')
    await expect(profileHeading(page)).toBeVisible()
  })
}

test('without a network signing in says so, keeps everything, and works afterwards', async ({
  page,
  account,
  context,
}) => {
  await page.goto('/sign-in')
  const { user, password, send } = signInForm(page)
  await user.fill(account.username)
  await password.fill(account.password)
  await context.setOffline(true)
  await expect(page.getByRole('status').getByText('You are offline')).toBeVisible()
  await send.click()
  await expect(page.getByRole('alert')).toContainText('This was not sent')
  await expect(password).toHaveValue(account.password)
  await context.setOffline(false)
  await expect(page.getByRole('status').getByText('You are offline')).toBeHidden()
  await send.click()
  await expect(profileHeading(page)).toBeVisible()
})

/** Half of a 401 says that nobody is signed in, and a lost answer has stories of its own. */
const untold = faults.filter(
  ([name]) => !['truncated-json', 'run-then-drop'].includes(name),
)

for (const [fault, words] of untold) {
  test(`whether somebody is signed in, answered with ${fault}, is explained`, async ({
    page,
    panel,
  }) => {
    const path = '/api/client/account'
    const mend = panel.control.failNext({ method: 'GET', path, fault, times: Infinity })
    await page.goto('/')
    await expect(page.getByRole('alert')).toContainText(words, { timeout: 15_000 })
    mend()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(signInForm(page).user).toBeVisible()
  })
}
