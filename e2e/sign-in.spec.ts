import { expect, test } from './fixtures.ts'
import { profileHeading, secondStep, signInForm, twoFactor } from './places.ts'

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
  '/sign-in?because=signed-out',
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
  const secondsLeft = async () =>
    Number(/try again in (\d+) seconds/.exec(await alert.innerText())?.[1])
  const left = await secondsLeft()
  expect(left).toBeLessThanOrEqual(60)
  await expect(alert).toBeFocused()
  await expect(password).toHaveAccessibleDescription('')
  await expect(user).toHaveValue(account.username)
  await page.clock.runFor(20_000)
  // However long the lines above took, which count as well.
  await expect.poll(secondsLeft).toBeLessThanOrEqual(left - 20)
  await page.clock.runFor(41_000)
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

test('why somebody is here is told until the form is used', async ({
  page,
  account,
  panel,
}) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  await page.goto('/sign-in?because=signed-out')
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await signInForm(page).submit(account.username, account.password)
  await expect(secondStep(page).code).toBeVisible()
  await expect(page.getByText('You are signed out.')).toHaveCount(0)
})
