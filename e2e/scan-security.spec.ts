import type { Page, Route } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { twoFactor, wrongCode } from './places.ts'
import { scan } from './scan.ts'
import {
  replacePage,
  savedCodes,
  securityPage,
  setUpPage,
  turnOffForm,
} from './security-places.ts'
import { codeAt, settle } from './sign-in-codes.ts'

const minute = 60_000

/** Each state is looked at in five appearances, which takes its time. */
test.slow()

/** A code with its first digit mistyped. */
const slipped = (code: string) => String((Number(code[0]) + 5) % 10) + code.slice(1)

async function begin(page: Page): Promise<string> {
  await page.goto('/security')
  await securityPage(page).setUp.click()
  await expect(setUpPage(page).qrCode).toBeVisible()
  return setUpPage(page).key.innerText()
}

test.beforeEach(async ({ panel, account, signedIn }) => {
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: panel.control.now(), ip: '192.0.2.1' },
  ])
  await signedIn()
})

test('the Security page, off and on', async ({ page, panel, account }) => {
  const now = panel.control.now()
  const day = 24 * 60 * minute
  await page.goto('/security')
  await expect(securityPage(page).ways).toContainText('API')
  await scan(page, 'security off, without keys')

  panel.control.createApiKey(account.id, {
    description: '<b>bot</b> 🐦 ‮abc',
    allowedIps: [],
  })
  panel.control.createApiKey(account.id, {
    description: 'A description that is as long as some people make them, on and on',
    createdAt: now - 200 * day,
    lastUsedAt: now - 120 * day,
  })
  panel.control.createSshKey(account.id, {
    name: 'AVeryLongNameOfALaptopWithoutASingleBlankInItThatHasToBreakSomewhere',
    publicKey:
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
  })
  panel.control.setTwoFactor(account.id, twoFactor)
  panel.control.addActivity(account.id, [
    { event: 'user:two-factor.create', timestamp: now - 3 * day, ip: '192.0.2.1' },
  ])
  await page.reload()
  await expect(securityPage(page).ways).toContainText('2 API keys')
  await scan(page, 'security on, with keys')

  await securityPage(page).turnOff.click()
  const { password, send } = turnOffForm(page)
  await expect(password).toBeFocused()
  await scan(page, 'turning two-factor off')
  await password.fill('not it')
  await send.click()
  await expect(password).toHaveAccessibleDescription(/not your current password/)
  await scan(page, 'turning two-factor off, refused')
  await password.fill(account.password)
  await send.click()
  await expect(securityPage(page).twoFactor).toContainText('Two-factor sign-in is off')
  await scan(page, 'two-factor turned off')
})

test('the Security page that knows less', async ({ page, panel }) => {
  panel.control.set({ missing: ['activity', 'two-factor'] })
  await page.goto('/security')
  await expect(securityPage(page).twoFactor).toContainText('Not known')
  await scan(page, 'security unknown')
  await securityPage(page).setUp.click()
  await expect(page.getByText('has no two-factor sign-in')).toBeVisible()
  await scan(page, 'two-factor not offered')
  panel.control.set({ missing: [], twoFactorRequired: 2 })
  await page.goto('/security')
  await expect(page.getByText('This panel requires two-factor sign-in')).toBeVisible()
  await scan(page, 'two-factor required')
})

test('before a secret is there', async ({ page, panel, context }) => {
  await page.goto('/security/two-factor')
  await expect(setUpPage(page).start).toBeVisible()
  await scan(page, 'set-up not begun')
  panel.control.failNext({
    method: 'GET',
    path: '/api/client/account/two-factor',
    fault: '503',
  })
  await setUpPage(page).start.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await scan(page, 'set-up without a secret')
  await page.reload()
  await expect(setUpPage(page).startAgain).toBeVisible()
  await scan(page, 'set-up after a reload')

  await setUpPage(page).startAgain.click()
  await expect(setUpPage(page).qrCode).toBeVisible()
  const other = await context.newPage()
  await other.goto('/security/two-factor')
  await setUpPage(other).start.click()
  await expect(other.getByText('The set-up is open in another tab')).toBeVisible()
  await scan(other, 'set-up in another tab')
  await setUpPage(other).takeOver.click()
  await expect(page.getByText('The set-up goes on in another tab')).toBeVisible()
  await scan(page, 'set-up taken over')
})

test('scan, confirm and save', async ({ page, panel, account }) => {
  const secret = await begin(page)
  await page.getByText('Details for typing it in').click()
  await scan(page, 'set-up, scan')
  await setUpPage(page).scanned.click()
  const { code, password, turnOn } = setUpPage(page)
  await turnOn.click()
  await expect(code).toHaveAccessibleDescription(/Enter the code/)
  await scan(page, 'set-up, confirm, nothing entered')

  settle(panel)
  const now = panel.control.now()
  for (const [name, wrong, title] of [
    ['phone behind', codeAt(secret, now - 20 * minute), /20 minutes behind/],
    ['perhaps a phone', codeAt(secret, now - 310 * minute), /may be about 5 hours behind/],
    ['slip', slipped(codeAt(secret, now)), /One digit looks mistyped/],
  ] as const) {
    await code.fill(wrong)
    await password.fill(account.password)
    await turnOn.click()
    await expect(page.getByText(title).first()).toBeVisible()
    await scan(page, `set-up, confirm, ${name}`)
  }
  // A quarter of an hour lies between this computer and the panel.
  panel.control.set({ clockOffset: -15 * minute })
  await code.fill(codeAt(secret, Date.now()))
  await turnOn.click()
  await expect(page.getByText(/ahead of the panel’s/)).toBeVisible()
  await scan(page, 'set-up, confirm, computer’s clock')
  panel.control.set({ clockOffset: 0 })
  await code.fill(codeAt(secret, panel.control.now()))
  await password.fill('not it')
  await turnOn.click()
  await expect(password).toHaveAccessibleDescription(/not your current password/)
  await scan(page, 'set-up, confirm, wrong password')
  await password.fill(account.password)
  await code.fill(codeAt(secret, panel.control.now()))
  await turnOn.click()
  const { dialog, done, typed, download } = savedCodes(page)
  await expect(dialog).toBeVisible()
  await scan(page, 'recovery codes')
  await done.click()
  await expect(typed).toBeFocused()
  await scan(page, 'recovery codes, nothing proved')
  const saved = page.waitForEvent('download')
  await download.click()
  await saved
  await scan(page, 'recovery codes, saved')
  await page.evaluate(() => history.back())
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await scan(page, 'recovery codes, leaving')
})

test('while the panel takes its time', async ({ page, context }) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const held = async (route: Route) => {
    await promise
    await route.continue()
  }
  await context.route('**/account/activity?*', held)
  await page.goto('/security')
  await expect(securityPage(page).twoFactor).toContainText('Asking the panel')
  await scan(page, 'security, reading')
  await context.route('**/account/two-factor', held)
  await page.goto('/security/two-factor')
  await setUpPage(page).start.click()
  await expect(page.getByText('Asking the panel for a new key')).toBeVisible()
  await scan(page, 'set-up, starting')
  resolve()
})

test('the codes were lost on the way', async ({ page, panel, account }) => {
  const secret = await begin(page)
  await setUpPage(page).scanned.click()
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/two-factor',
    fault: 'half-json',
  })
  await setUpPage(page).code.fill(codeAt(secret, panel.control.now()))
  await setUpPage(page).password.fill(account.password)
  await setUpPage(page).turnOn.click()
  await expect(page.getByText(/recovery codes were lost on the way/)).toBeVisible()
  await scan(page, 'set-up, codes lost')
  await page.getByRole('link', { name: 'Security' }).click()
  await expect(securityPage(page).turnOff).toBeVisible()
  await page.goto('/security/two-factor')
  await setUpPage(page).start.click()
  await expect(page.getByText('Two-factor sign-in is on already')).toBeVisible()
  await scan(page, 'set-up, on already')
})

test('new codes and a new phone', async ({ page, panel, account }) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  await page.goto('/security')
  await securityPage(page).makeCodes.click()
  const { code, password, send } = replacePage(page)
  await expect(code).toBeVisible()
  await scan(page, 'new codes')
  await code.fill(wrongCode())
  await password.fill(account.password)
  await send.click()
  await expect(code).toHaveAccessibleDescription(/did not accept this code/)
  await scan(page, 'new codes, refused')
  await page.getByRole('link', { name: 'Security' }).click()
  await expect(page.getByRole('dialog', { name: 'Leave without saving?' })).toBeVisible()
  await scan(page, 'leaving with a password typed')
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await securityPage(page).newPhone.click()
  await page.getByText('The old phone is gone or broken').click()
  await scan(page, 'new phone')
  panel.control.set({ replaceCodes: false })
  await page.goto('/security/recovery-codes')
  await code.fill('123456')
  await password.fill(account.password)
  await send.click()
  await expect(page.getByText('This panel makes no new codes')).toBeVisible()
  await scan(page, 'new codes, not here')
  panel.control.setTwoFactor(account.id, null)
  await page.goto('/security/recovery-codes')
  await expect(page.getByText('no recovery codes to replace')).toBeVisible()
  await scan(page, 'new codes, two-factor off')
})
