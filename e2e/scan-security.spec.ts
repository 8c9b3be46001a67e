import type { Page, Route } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { holdWrite } from './held-write.ts'
import { twoFactor, wrongCode } from './places.ts'
import { scan } from './scan.ts'
import {
  replacePage,
  savedCodes,
  secondDevice,
  securityPage,
  setUpPage,
  shownKey,
  turnOffForm,
} from './security-places.ts'
import { codeAt, settle } from './sign-in-codes.ts'
import { turnedOn } from './two-factor-off.ts'

const minute = 60_000

/** A code with its first digit mistyped. */
const slipped = (code: string) => String((Number(code[0]) + 5) % 10) + code.slice(1)

/** Goes as far as the QR code and the form beside it, and tells the secret. */
async function begin(page: Page): Promise<string> {
  await page.goto('/security')
  await securityPage(page).setUp.click()
  await expect(setUpPage(page).qrCode).toBeVisible()
  return shownKey(page)
}

/** Sends a code, with the password or another. */
async function confirm(page: Page, code: string, password: string): Promise<void> {
  const form = setUpPage(page)
  await form.code.fill(code)
  await form.password.fill(password)
  await form.turnOn.click()
}

test.beforeEach(async ({ panel, account, signedIn }) => {
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: panel.control.now(), ip: '192.0.2.1' },
  ])
  await signedIn()
})

test('the Security page: off', async ({ page }) => {
  await page.goto('/security')
  await expect(securityPage(page).ways).toContainText('API')
  await expect(securityPage(page).checkUp).toContainText('Nothing to look at')
  await scan(page, 'security off, without keys')
})

test('the Security page: on', async ({ page, panel, account }) => {
  const now = panel.control.now()
  const day = 24 * 60 * minute
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
  const sftp = { ip: '192.0.2.20', port: 2022 }
  panel.control.createServer(account.id, { name: 'mine', sftp })
  panel.control.createServer(account.id, { name: 'theirs', sftp, owned: false })
  panel.control.setTwoFactor(account.id, twoFactor)
  panel.control.addActivity(account.id, [
    { event: 'user:two-factor.create', timestamp: now - 3 * day, ip: '192.0.2.1' },
    { event: 'auth:reset-password', timestamp: now - day, ip: '192.0.2.1' },
  ])
  await page.goto('/security')
  const { checkUp, ways } = securityPage(page)
  await expect(ways).toContainText(/2\s*API keys/)
  await expect(checkUp).toContainText('1 API key unused since')
  await expect(ways).toContainText('shared with you')
  await scan(page, 'security on, with keys')
})

test('turning two-factor off', async ({ page, panel, account }) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  await page.goto('/security')
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

for (const [used, words] of [
  [7, '3 recovery codes are left'],
  [10, 'No recovery code is left'],
] as const)
  test(`recovery codes: ${words}`, async ({ page, panel, account }) => {
    const now = panel.control.now()
    panel.control.setTwoFactor(account.id, twoFactor)
    panel.control.addActivity(account.id, [
      { event: 'user:two-factor.create', timestamp: now - 60 * minute, ip: '192.0.2.1' },
      ...Array.from({ length: used }, (_, at) => ({
        event: 'auth:recovery-token',
        timestamp: now - (50 - at) * minute,
        ip: '192.0.2.1',
      })),
    ])
    await page.goto('/security')
    await expect(securityPage(page).twoFactor).toContainText(words)
    await scan(page, `security, ${words}`)
  })

test('the Security page: a check-up that could not read', async ({ page, panel }) => {
  for (const path of ['activity', 'api-keys'])
    panel.control.failNext({
      path: `/api/client/account/${path}`,
      fault: '500-json',
      times: Infinity,
    })
  await page.goto('/security')
  const { checkUp } = securityPage(page)
  await expect(checkUp.getByText('Could not be read')).toHaveCount(2)
  await scan(page, 'security, check-up not read')
})

test('the Security page that knows less', async ({ page, panel }) => {
  panel.control.set({ missing: ['activity', 'two-factor'] })
  await page.goto('/security')
  await expect(securityPage(page).twoFactor).toContainText('may be on or off')
  await scan(page, 'security unknown')
  await securityPage(page).setUp.click()
  await expect(page.getByText('has no two-factor sign-in')).toBeVisible()
  await scan(page, 'two-factor not offered')
})

test('the Security page: two-factor is required', async ({ page, panel }) => {
  panel.control.set({ twoFactorRequired: 2 })
  await page.goto('/security')
  await expect(page.getByText('This panel requires two-factor sign-in')).toBeVisible()
  await scan(page, 'two-factor required')
})

test('before a secret is there', async ({ page, panel }) => {
  await page.goto('/security/two-factor')
  await expect(setUpPage(page).start).toBeVisible()
  await scan(page, 'set-up not begun')
  panel.control.failNext({
    method: 'GET',
    path: '/api/client/account/two-factor',
    fault: '503-retry-after',
  })
  await setUpPage(page).start.click()
  await expect(page.getByRole('alert')).toBeVisible()
  await scan(page, 'set-up without a secret')
  await page.reload()
  await expect(setUpPage(page).startAgain).toBeVisible()
  await scan(page, 'set-up after a reload')
})

test('a set-up in two tabs', async ({ page, context }) => {
  await begin(page)
  const other = await context.newPage()
  await other.goto('/security/two-factor')
  await setUpPage(other).start.click()
  await expect(other.getByText('The set-up is open in another tab')).toBeVisible()
  await scan(other, 'set-up in another tab')
  await setUpPage(other).takeOver.click()
  await expect(page.getByText('The set-up goes on in another tab')).toBeVisible()
  await scan(page, 'set-up taken over')
})

test('set-up: scan, nothing entered', async ({ page }) => {
  await begin(page)
  const { typeKey, code, turnOn } = setUpPage(page)
  await typeKey.click()
  const { fold, code: secondCode, check } = secondDevice(page)
  await fold.click()
  await expect(secondCode).toBeVisible()
  await scan(page, 'set-up, scan')
  await check.click()
  await expect(secondCode).toHaveAccessibleDescription(/Enter the 6 digits/)
  await scan(page, 'set-up, second device, nothing entered')
  await turnOn.click()
  await expect(code).toHaveAccessibleDescription(/Enter the code/)
  await scan(page, 'set-up, confirm, nothing entered')
})

for (const [name, wrong, title] of [
  ['phone behind', -20 * minute, /20 minutes behind/],
  ['perhaps a phone', -310 * minute, /may be about 5 hours behind/],
  ['slip', 'slip', /One digit looks mistyped/],
] as const)
  test(`set-up: a wrong code, ${name}`, async ({ page, panel, account }) => {
    const secret = await begin(page)
    settle(panel)
    const now = panel.control.now()
    const code =
      wrong === 'slip' ? slipped(codeAt(secret, now)) : codeAt(secret, now + wrong)
    await confirm(page, code, account.password)
    await expect(page.getByText(title)).toBeVisible()
    const { howToFix } = setUpPage(page)
    if (wrong !== 'slip') await howToFix.click()
    await scan(page, `set-up, confirm, ${name}`)
  })

test('set-up: the computer’s clock, a wrong password', async ({ page, panel, account }) => {
  const secret = await begin(page)
  const now = panel.control.now()
  // A quarter of an hour lies between this computer and the panel.
  panel.control.set({ clockOffset: -15 * minute })
  await confirm(page, codeAt(secret, now), account.password)
  await expect(page.getByText(/ahead of the panel’s/)).toBeVisible()
  await scan(page, 'set-up, confirm, computer’s clock')
  panel.control.set({ clockOffset: 0 })
  await confirm(page, codeAt(secret, panel.control.now()), 'not it')
  const { password } = setUpPage(page)
  await expect(password).toHaveAccessibleDescription(/not your current password/)
  await scan(page, 'set-up, confirm, wrong password')
})

test('recovery codes: shown, nothing proved', async ({ page, panel, account }) => {
  const secret = await begin(page)
  await confirm(page, codeAt(secret, panel.control.now()), account.password)
  const { dialog, done, question, hide, show, spell, spelled, fold } = savedCodes(page)
  await expect(dialog).toBeVisible()
  await scan(page, 'recovery codes')
  await done.click()
  await expect(question).toBeVisible()
  await scan(page, 'recovery codes, nothing proved')
  await page.keyboard.press('Escape')
  await spell.click()
  await expect(spelled).toBeVisible()
  await fold.click()
  await scan(page, 'recovery codes, spelled')
  await hide.click()
  await expect(show).toBeVisible()
  await scan(page, 'recovery codes, hidden')
})

test('recovery codes: saved, leaving', async ({ page, panel, account }) => {
  const secret = await begin(page)
  await confirm(page, codeAt(secret, panel.control.now()), account.password)
  const saved = page.waitForEvent('download')
  await savedCodes(page).download.click()
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
  panel.control.failNext({
    method: 'POST',
    path: '/api/client/account/two-factor',
    fault: 'truncated-json',
  })
  await confirm(page, codeAt(secret, panel.control.now()), account.password)
  await expect(page.getByText(/recovery codes never arrived/)).toBeVisible()
  await scan(page, 'set-up, codes lost')
  await page.getByRole('link', { name: 'Security' }).click()
  await expect(page.getByText(/never came here/)).toBeVisible()
  await scan(page, 'security, codes never came')
  await page.goto('/security/two-factor')
  await expect(page.getByText(/recovery codes never arrived/)).toBeVisible()
})

test('on already', async ({ page, panel, account }) => {
  turnedOn(panel, account)
  await page.goto('/security/two-factor')
  await expect(page.getByText('Two-factor sign-in is on already')).toBeVisible()
  await scan(page, 'set-up, on already')
})

test('loaded anew while it is turned on', async ({ page, panel, account }) => {
  const secret = await begin(page)
  const { asked } = await holdWrite(page, 'POST', '/api/client/account/two-factor')
  await confirm(page, codeAt(secret, panel.control.now()), account.password)
  await asked
  page.once('dialog', (dialog) => void dialog.accept())
  await page.reload()
  await expect(page.getByText('Nobody has heard whether two-factor is on')).toBeVisible()
  await scan(page, 'set-up, unheard')
  await page.goto('/security')
  await expect(page.getByText('Nobody has heard whether two-factor is on')).toBeVisible()
  await expect(page.getByText('Whoever knows your password can sign in.')).toBeHidden()
  await scan(page, 'security, unheard')
})

test('codes that nobody saved', async ({ page, panel, account }) => {
  const secret = await begin(page)
  await confirm(page, codeAt(secret, panel.control.now()), account.password)
  await expect(savedCodes(page).dialog).toBeVisible()
  page.once('dialog', (dialog) => void dialog.accept())
  await page.goto('/security')
  await expect(page.getByText('Your recovery codes may not be saved')).toBeVisible()
  await scan(page, 'security, codes unsaved')
})

test('new codes', async ({ page, panel, account }) => {
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
})

test('a new phone', async ({ page, panel, account }) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  await page.goto('/security')
  await securityPage(page).newPhone.click()
  await page.getByText('The old phone is gone or broken').click()
  await scan(page, 'new phone')
})

test('new codes: not here, two-factor off', async ({ page, panel, account }) => {
  panel.control.setTwoFactor(account.id, twoFactor)
  panel.control.set({ replaceCodes: false })
  await page.goto('/security/recovery-codes')
  const { code, password, send } = replacePage(page)
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

test('the Security page, whose answer cannot be read', async ({ page, panel }) => {
  panel.control.failNext({
    path: '/api/client/account/activity',
    fault: 'truncated-json',
    times: Infinity,
  })
  await page.goto('/security')
  await expect(page.getByRole('alert')).toContainText('does not understand')
  await scan(page, 'security, not readable')
})

test('steps to secure the account, where two-factor is required', async ({
  page,
  panel,
}) => {
  panel.control.set({ twoFactorRequired: 2 })
  await page.goto('/activity/not-me')
  await expect(page.getByText('Two-factor comes first')).toBeVisible()
  await expect(page.getByText('This panel requires two-factor sign-in')).toBeVisible()
  await scan(page, 'not me, closed')
})
