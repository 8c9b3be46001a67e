import { expect, test } from './fixtures.ts'
import {
  keyForm,
  panelElsewhere,
  secondStep,
  openSignIn,
  signInForm,
  twoFactor,
  wrongCode,
} from './places.ts'
import { scan } from './scan.ts'

test.describe('sign-in', () => {
  test('the form, empty and refused', async ({ page, account }) => {
    await page.goto('/sign-in')
    const { user, password, send, submit } = signInForm(page)
    await expect(user).toBeVisible()
    await scan(page, 'sign-in')
    await send.click()
    await expect(user).toHaveAccessibleDescription(/Type your user name/)
    await scan(page, 'sign-in, nothing typed')
    await submit(account.username, 'not my password')
    await expect(password).toHaveAccessibleDescription(/do not belong together/)
    await page.getByRole('button', { name: 'Show Password' }).click()
    await scan(page, 'sign-in, refused')
  })

  for (const because of [
    'signed-out',
    'signed-out-elsewhere',
    'session-ended',
    'password-changed',
    'other-account',
    'key-deleted',
  ])
    test(`why somebody is here: ${because}`, async ({ page }) => {
      await page.goto(`/sign-in?because=${because}`)
      await expect(
        page
          .getByRole('main')
          .getByText(/sign|Sign/)
          .first(),
      ).toBeVisible()
      await scan(page, `sign-in, because ${because}`)
    })

  test('locked out', async ({ page, account, panel }) => {
    const { throttles } = panel.control.settings()
    panel.control.set({ throttles: { ...throttles, lockout: 1 } })
    await page.goto('/sign-in')
    const { password, submit } = signInForm(page)
    await submit(account.username, 'wrong')
    await expect(password).toHaveAccessibleDescription(/do not belong together/)
    await submit(account.username, account.password)
    await expect(page.getByRole('alert')).toContainText('Too many failed sign-ins')
    await scan(page, 'sign-in, locked out')
  })

  test('the panel failed', async ({ page, account, panel }) => {
    panel.control.failNext({ method: 'POST', path: '/auth/login', fault: '502-html' })
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    await expect(page.getByRole('alert')).toContainText('Something between you')
    await scan(page, 'sign-in, the panel failed')
  })

  test('the second step', async ({ page, account, panel }) => {
    panel.control.setTwoFactor(account.id, twoFactor)
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    const { code, send } = secondStep(page)
    await expect(code).toBeVisible()
    await scan(page, 'second step')
    await code.fill(wrongCode())
    await send.click()
    await expect(code).toHaveAccessibleDescription(/wrong or too old/)
    await page.getByText('I have neither').click()
    await scan(page, 'second step, refused, with neither')
  })

  test('the second step by a recovery code', async ({
    page,
    account,
    panel,
    cookiesCleared,
  }) => {
    panel.control.setTwoFactor(account.id, twoFactor)
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    const { code, recoveryCode, useRecovery, useCode, send } = secondStep(page)
    await useRecovery.click()
    await expect(recoveryCode).toBeVisible()
    await scan(page, 'second step, recovery code')
    await recoveryCode.fill('not a code')
    await send.click()
    await expect(recoveryCode).toHaveAccessibleDescription(/was used before/)
    await scan(page, 'second step, recovery code refused')
    await useCode.click()
    await cookiesCleared()
    await code.fill('123456')
    await send.click()
    await expect(page.getByRole('alert')).toContainText('lost track')
    await scan(page, 'sign-in, lost track of')
  })

  test('a captcha', async ({ page, panel }) => {
    panel.control.set({ captcha: true })
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'I am signed in there' }).click()
    await expect(page.getByText('nobody is signed in yet')).toBeVisible()
    await scan(page, 'sign-in, captcha')
    await page.goto('/sign-in/forgot')
    await expect(page.getByRole('alert')).toContainText('from its own page only')
    await scan(page, 'forgotten password, captcha')
  })

  test('what may be a captcha', async ({ page, account, panel }) => {
    panel.control.set({ captcha: true })
    panel.control.failNext({ method: 'GET', path: '/auth/login', fault: '502-html' })
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    await expect(page.getByRole('alert')).toContainText('could not sign you in')
    await scan(page, 'sign-in, what may be a captcha')
  })

  test('somebody who is signed in already', async ({ page, account, signedIn }) => {
    await openSignIn(page)
    await signedIn()
    await signInForm(page).submit('somebody.with.a.rather.long@address.example', 'x')
    await expect(page.getByRole('alert')).toContainText('is signed in here already')
    await scan(page, 'sign-in, signed in already')
    await page.goto('/sign-in/forgot')
    await expect(page.getByRole('alert')).toContainText(account.username)
    await scan(page, 'forgotten password, signed in')
  })

  test('after a recovery code', async ({ page, account, panel }) => {
    panel.control.setTwoFactor(account.id, twoFactor)
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    await secondStep(page).useRecovery.click()
    await secondStep(page).recoveryCode.fill(twoFactor.recoveryCodes[0])
    await secondStep(page).send.click()
    await expect(page.getByText('You signed in with a recovery code')).toBeVisible()
    await scan(page, 'profile, after a recovery code')
  })

  test('a panel that is elsewhere, and a key for it', async ({ page, account, panel }) => {
    panel.control.set({ captcha: true })
    await panelElsewhere(page)
    await page.goto('/sign-in')
    const useKey = page.getByRole('alert').getByRole('button', { name: /Use an API key/ })
    await expect(useKey).toBeVisible()
    await scan(page, 'sign-in, captcha elsewhere')
    await page.goto('/sign-in/forgot')
    await page.getByText('Why, and how to sign in here afterwards').click()
    await scan(page, 'forgotten password, captcha elsewhere')
    await page.goto('/sign-in')
    await useKey.click()
    const { key, send } = keyForm(page)
    await expect(key).toBeVisible()
    await scan(page, 'API key')
    await key.fill(panel.control.createApiKey(account.id, { kind: 'application' }).usable)
    await send.click()
    await expect(key).toHaveAccessibleDescription(/application key/)
    await scan(page, 'API key, refused')
  })

  test('a key that somebody outranks', async ({ page, account, panel, signedIn }) => {
    await panelElsewhere(page)
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Use an API key instead' }).click()
    await signedIn()
    const { key, send } = keyForm(page)
    await key.fill(panel.control.createApiKey(account.id).usable)
    await send.click()
    await expect(page.getByRole('alert')).toContainText('is signed in to the panel')
    await scan(page, 'API key, outranked')
  })

  test('a forgotten password', async ({ page }) => {
    await page.goto('/sign-in/forgot')
    const email = page.getByLabel('Email of your account')
    const send = page.getByRole('button', { name: 'Send the link' })
    await email.fill('no at sign')
    await send.click()
    await expect(email).toHaveAccessibleDescription(/looks like/)
    await scan(page, 'forgotten password, refused')
    await email.fill(`${'long-'.repeat(30)}address@example.com`)
    await send.click()
    await expect(page.getByText('The panel was asked to send a mail')).toBeVisible()
    await scan(page, 'forgotten password, sent')
  })
})
