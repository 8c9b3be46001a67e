import { expect, test } from './fixtures.ts'
import {
  currentCode,
  panelElsewhere,
  profileHeading,
  secondStep,
  signInForm,
  twoFactor,
  wrongCode,
} from './places.ts'

test('a name and a password sign in', async ({ page, account }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in$/)
  await expect(page).toHaveTitle('Sign in · Pterodactyl')
  const { user, submit } = signInForm(page)
  await expect(user).toBeFocused()
  await submit(account.username, account.password)
  await expect(profileHeading(page)).toBeVisible()
  await expect(page).toHaveURL(/\/profile$/)
  await page.goto('/sign-in')
  await expect(page, 'somebody signed in has no business here').toHaveURL(/\/profile$/)
})

test('an email will do for the name, and blanks around it do no harm', async ({
  page,
  account,
}) => {
  await page.goto('/sign-in')
  await signInForm(page).submit(`  ${account.email} `, account.password)
  await expect(profileHeading(page)).toBeVisible()
})

test('after signing in, one is where one was going', async ({ page, account }) => {
  await page.goto('/profile?from=mail#password')
  await expect(page).toHaveURL(/\/sign-in\?to=/)
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await page.getByRole('link', { name: 'Back to sign in' }).click()
  await signInForm(page).submit(account.username, account.password)
  await expect(page).toHaveURL(/\/profile\?from=mail#password$/)
  await expect(page.getByLabel('New password', { exact: true })).toBeVisible()
})

for (const to of [
  '//evil.example/x',
  'https://evil.example',
  '/\\evil.example',
  '/sign-in',
]) {
  test(`signing in leads to no other place: ${to}`, async ({ page, account, served }) => {
    await page.goto(`/sign-in?${new URLSearchParams({ to })}`)
    await signInForm(page).submit(account.username, account.password)
    await expect(profileHeading(page)).toBeVisible()
    expect(page.url()).toBe(`${served.origin}/profile`)
  })
}

test('a wrong password is refused beside its field, and what was typed stays', async ({
  page,
  account,
}) => {
  await page.goto('/sign-in')
  const { user, password, send, submit } = signInForm(page)
  await submit(account.username, 'not my password')
  await expect(password).toHaveAccessibleDescription(/do not belong together/)
  await expect(password).toBeFocused()
  await expect(password).toHaveValue('not my password')
  await expect(user).toHaveValue(account.username)
  await password.fill(account.password)
  await send.click()
  await expect(profileHeading(page)).toBeVisible()
})

test('a name that nobody has is answered like a wrong password', async ({ page }) => {
  await page.goto('/sign-in')
  const { password, submit } = signInForm(page)
  await submit('nobody at all', 'some password')
  await expect(password).toHaveAccessibleDescription(/do not belong together/)
})

test('too many wrong passwords close sign-in for a while, counted down above the form', async ({
  page,
  account,
  panel,
}) => {
  panel.control.set({
    throttles: { ...panel.control.settings().throttles, lockout: 5 },
  })
  await page.clock.install()
  await page.goto('/sign-in')
  const { user, password, send, submit } = signInForm(page)
  for (let wrong = 1; wrong <= 5; wrong++) {
    await submit(account.username, `wrong ${wrong}`)
    await expect(password).toHaveAccessibleDescription(/do not belong together/)
    await expect(password).toBeFocused()
  }
  await submit(account.username, account.password)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Too many failed sign-ins')
  await expect(alert).toContainText('even with the right password')
  await expect(alert).toContainText(/try again in (60|5\d) seconds/)
  await expect(alert).toBeFocused()
  await expect(password).toHaveAccessibleDescription('')
  await expect(user).toHaveValue(account.username)
  await page.clock.runFor(30_000)
  await expect(alert).toContainText(/try again in (2\d|30) seconds/)
  await page.clock.runFor(31_000)
  await expect(alert).toContainText('You can try again now.')
  // As long as the panel waits, too.
  panel.control.clearThrottles()
  await expect(password).toHaveValue(account.password)
  await send.click()
  await expect(profileHeading(page)).toBeVisible()
})

test('too many requests are told apart from wrong passwords', async ({
  page,
  account,
  panel,
}) => {
  panel.control.set({
    throttles: { ...panel.control.settings().throttles, authentication: 1 },
  })
  await page.goto('/sign-in')
  const { password, submit } = signInForm(page)
  await submit(account.username, 'not my password')
  await expect(password).toHaveAccessibleDescription(/do not belong together/)
  await submit(account.username, account.password)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('The panel asks you to wait')
  await expect(alert).toContainText(/try again in \d+ seconds?/)
  await expect(alert).not.toContainText('failed sign-ins')
  await expect(password).toHaveValue(account.password)
})

test.describe('with two-factor sign-in', () => {
  test.beforeEach(async ({ page, account, panel }) => {
    panel.control.setTwoFactor(account.id, twoFactor)
    await page.goto('/sign-in?to=/profile%23password')
    await signInForm(page).submit(account.username, account.password)
    await expect(secondStep(page).code).toBeFocused()
  })

  test('a code signs in, however it is grouped', async ({ page }) => {
    const { code, send } = secondStep(page)
    const now = currentCode()
    await code.fill(` ${now.slice(0, 3)} ${now.slice(3)}`)
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
    await expect(page).toHaveURL(/#password$/)
  })

  test('a wrong code is refused beside its field, and the next one signs in', async ({
    page,
  }) => {
    const { code, send } = secondStep(page)
    await send.click()
    await expect(code).toHaveAccessibleDescription(/Type the code/)
    await code.fill('12345')
    await expect(code).toHaveAccessibleDescription(/six digits. Recovery codes have/)
    const wrong = wrongCode()
    await code.fill(wrong)
    await send.click()
    await expect(code).toHaveAccessibleDescription(/not right, or no longer/)
    await expect(code).toHaveValue(wrong)
    await expect(code).toBeFocused()
    // What was refused is selected: typing replaces it.
    await page.keyboard.type(currentCode())
    await page.keyboard.press('Enter')
    await expect(profileHeading(page)).toBeVisible()
  })

  test('a recovery code signs in, and only once', async ({ page, account, context }) => {
    const { useRecovery, recoveryCode, send } = secondStep(page)
    await useRecovery.click()
    await expect(recoveryCode).toBeFocused()
    await recoveryCode.fill(`${twoFactor.recoveryCodes[0]} `)
    await send.click()
    await expect(profileHeading(page)).toBeVisible()

    await context.clearCookies()
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    await useRecovery.click()
    await recoveryCode.fill(twoFactor.recoveryCodes[0])
    await send.click()
    await expect(recoveryCode).toHaveAccessibleDescription(/was used before/)
    await expect(recoveryCode).toHaveValue(twoFactor.recoveryCodes[0])
    await recoveryCode.fill(twoFactor.recoveryCodes[1])
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
  })

  test('somebody with neither is told what is left', async ({ page }) => {
    await page.getByText('I have neither').click()
    await expect(page.getByText('an admin can turn it off')).toBeVisible()
    await expect(page.getByText('Resetting the password does not help')).toBeVisible()
  })

  test('going back finds what was typed', async ({ page, account }) => {
    await secondStep(page).back.click()
    const { user, password, send } = signInForm(page)
    await expect(user).toHaveValue(account.username)
    await expect(password).toHaveValue(account.password)
    await send.click()
    await expect(secondStep(page).code).toBeVisible()
  })

  test('a panel that has lost track leads back to the password, which is still there', async ({
    page,
    account,
    context,
  }) => {
    await context.clearCookies()
    const { code, send } = secondStep(page)
    await code.fill(currentCode())
    await send.click()
    await expect(page.getByRole('alert')).toContainText('has lost track of this sign-in')
    await expect(signInForm(page).password).toHaveValue(account.password)
    await signInForm(page).send.click()
    await code.fill(currentCode())
    await send.click()
    await expect(profileHeading(page)).toBeVisible()
  })
})

test('the keyboard alone signs in, with a second step', async ({
  page,
  account,
  panel,
}) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  await page.goto('/sign-in')
  await expect(signInForm(page).user).toBeFocused()
  await page.keyboard.type(account.username)
  await page.keyboard.press('Tab')
  await page.keyboard.type(account.password)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Show Password' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const { code, recoveryCode } = secondStep(page)
  await expect(code).toBeFocused()
  for (const stop of ['Sign in', 'Use a recovery code']) {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('button', { name: stop, exact: true })).toBeFocused()
  }
  await page.keyboard.press('Enter')
  await expect(recoveryCode).toBeFocused()
  await page.keyboard.type(twoFactor.recoveryCodes[0])
  await page.keyboard.press('Enter')
  await expect(profileHeading(page)).toBeVisible()
})

test('Enter twice sends once', async ({ page, account }) => {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()))
  await page.goto('/sign-in')
  const { user, password, send } = signInForm(page)
  await user.fill(account.username)
  await password.fill(account.password)
  await send.dblclick()
  await expect(profileHeading(page)).toBeVisible()
  expect(sent).toHaveLength(1)
})

test('a captcha: through the own sign-in page of the panel, and back', async ({
  page,
  account,
  panel,
  signedIn,
}) => {
  panel.control.set({ captcha: true })
  await page.goto('/sign-in')
  const { user, password, submit } = signInForm(page)
  await submit(account.username, account.password)
  const alert = page
    .getByRole('alert')
    .filter({ hasText: 'wants to see that you are human' })
  await expect(alert).toBeFocused()
  await expect(password).toHaveValue(account.password)

  const [panelPage] = await Promise.all([
    page.waitForEvent('popup'),
    alert.getByRole('link', { name: 'Open Pterodactyl' }).click(),
  ])
  await expect(panelPage).toHaveURL(/\/auth\/login$/)
  await panelPage.close()
  await alert.getByRole('button', { name: 'I am signed in there' }).click()
  await expect(alert).toContainText('nobody is signed in yet')
  await expect(user).toHaveValue(account.username)
  await signedIn()
  await alert.getByRole('button', { name: 'I am signed in there' }).click()
  await expect(profileHeading(page)).toBeVisible()
})

test('a captcha of a panel that is elsewhere: with an API key', async ({
  page,
  account,
  panel,
}) => {
  panel.control.set({ captcha: true })
  await panelElsewhere(page)
  await page.goto('/sign-in')
  await signInForm(page).submit(account.username, account.password)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('can work with an API key')
  await expect(alert.getByRole('link')).toHaveCount(0)
  await alert.getByRole('button', { name: 'Use an API key instead' }).click()
  const { usable } = panel.control.createApiKey(account.id)
  await page.getByLabel('Client API key', { exact: true }).fill(usable)
  await page.getByRole('button', { name: 'Use this key' }).click()
  await expect(profileHeading(page)).toBeVisible()
})

test('a forgotten password: every address is answered alike', async ({ page, account }) => {
  await page.goto('/sign-in')
  await page.getByRole('link', { name: 'Forgot your password?' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Forgotten password')
  const email = page.getByLabel('Email of your account')
  const send = page.getByRole('button', { name: 'Send the link' })
  const said: string[] = []
  for (const typed of [account.email, 'nobody@example.com']) {
    await email.fill(typed)
    await send.click()
    const status = page.getByRole('status').filter({ hasText: 'a mail is on its way' })
    await expect(status).toBeFocused()
    said.push((await status.innerText()).replace(typed, '…'))
    await page.getByRole('button', { name: 'Try another address' }).click()
  }
  expect(said[0]).toBe(said[1])
  await send.click()
  await expect(email).toHaveAccessibleDescription(/Type the email/)
  await email.fill('no at sign')
  await expect(email).toHaveAccessibleDescription(/looks like name@example.com/)
  await email.fill('una@-.')
  await send.click()
  await expect(email).toHaveAccessibleDescription(
    'The email must be a valid email address.',
  )
  await expect(email).toHaveValue('una@-.')
  await expect(email).toBeFocused()
})

test('a forgotten password, asked for too often, is counted down', async ({
  page,
  account,
  panel,
}) => {
  panel.control.set({
    throttles: { ...panel.control.settings().throttles, passwordReset: 1 },
  })
  await page.goto('/sign-in/forgot')
  const email = page.getByLabel('Email of your account')
  await email.fill(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.getByRole('button', { name: 'Try another address' }).click()
  await email.fill('other@example.com')
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('alert')).toContainText(/try again in \d+ seconds?/)
  await expect(email).toHaveValue('other@example.com')
})

test('a forgotten password where the panel wants a captcha leads to its own page', async ({
  page,
  account,
  panel,
}) => {
  panel.control.set({ captcha: true })
  await page.goto('/sign-in/forgot')
  await page.getByLabel('Email of your account').fill(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  const link = page.getByRole('alert').getByRole('link', { name: 'Open Pterodactyl' })
  await expect(link).toHaveAttribute('href', /\/auth\/password$/)
})
