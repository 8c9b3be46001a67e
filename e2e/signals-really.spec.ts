import { activityPage } from './activity-places.ts'
import { expect, test } from './fixtures.ts'
import { secondStep, signInForm, twoFactor, wrongCode } from './places.ts'
import { securityPage, turnOffForm } from './security-places.ts'

test('what was really done is what the signals tell', async ({
  page,
  panel,
  account,
  signedIn,
  baseURL,
  cookiesCleared,
}) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  // Who did something before tells whether they have two-factor.
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: panel.control.now() - 3_600_000, ip: '127.0.0.1' },
  ])
  await page.goto('/sign-in')
  const signIn = signInForm(page)
  for (let times = 0; times < 5; times += 1) {
    await signIn.submit(account.username, `guess ${times}`)
    await expect(page.getByText('do not belong together')).toBeVisible()
    await signIn.password.fill('')
  }
  // Of one second nobody knows whether the right password came after the wrong ones.
  panel.control.set({ clockOffset: 2000 })
  await signIn.submit(account.username, account.password)
  const { code, send } = secondStep(page)
  await code.fill(wrongCode())
  await send.click()
  await expect(code).toHaveAccessibleDescription(/wrong or too old/)

  await page.goto('/sign-in/forgot')
  await page.getByLabel('Email of your account').fill(account.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(
    page.getByRole('status').filter({ hasText: 'was asked to send a mail' }),
  ).toBeVisible()

  const { usable, identifier } = panel.control.createApiKey(account.id, {
    description: 'Backups',
    allowedIps: ['203.0.113.9'],
  })
  const refused = await fetch(`${baseURL}/api/client/account`, {
    headers: { authorization: `Bearer ${usable}`, accept: 'application/json' },
  })
  expect(refused.status).toBe(403)

  await cookiesCleared()
  await signedIn()
  await page.goto('/security')
  await securityPage(page).turnOff.click()
  const { password, send: turnOff } = turnOffForm(page)
  await password.fill(account.password)
  await turnOff.click()
  await expect(securityPage(page).twoFactor).toContainText('is off')

  // Whoever is asked for a code may be typing for five minutes.
  await page.clock.install({ time: Date.now() + 6 * 60_000 })
  await page.goto('/activity')
  const { signals, things, event } = activityPage(page)
  await things.click()
  for (const words of [
    /Someone may know your password.*after a wrong code.*does not tell sign-in codes from recovery codes/,
    /Two-factor was turned off.*from ⁨127\.0\.0\.1⁩/,
    /Somebody asked for a link to reset your password.*does not tell whether anybody used it/,
    /5 failed sign-ins/,
    new RegExp(
      `API key ⁨Backups⁩ \\(⁨${identifier}⁩\\) was refused.*It was tried from an address`,
    ),
  ])
    await expect(signals).toContainText(words)
  // Within a second panels keep the order of writing, which may part them.
  await expect(event('Wrong password').first()).toBeVisible()
})
