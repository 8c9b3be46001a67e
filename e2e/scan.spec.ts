import { appearances } from './appearances.ts'
import { expect, test } from './fixtures.ts'
import {
  keyForm,
  panelElsewhere,
  profileHeading,
  secondStep,
  signInForm,
  twoFactor,
  wrongCode,
} from './places.ts'
import { scan } from './scan.ts'

// Five looks at each state, with axe each time.
test.describe.configure({ timeout: 90_000 })

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

  test('why somebody is here', async ({ page }) => {
    for (const because of [
      'signed-out',
      'session-ended',
      'password-changed',
      'other-account',
    ]) {
      await page.goto(`/sign-in?because=${because}`)
      await expect(
        page
          .getByRole('main')
          .getByText(/sign|Sign/)
          .first(),
      ).toBeVisible()
      await scan(page, `sign-in, because ${because}`)
    }
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

  test('the second step', async ({ page, account, panel, context }) => {
    panel.control.setTwoFactor(account.id, twoFactor)
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    const { code, recoveryCode, useRecovery, useCode, send } = secondStep(page)
    await expect(code).toBeVisible()
    await scan(page, 'second step')
    await code.fill(wrongCode())
    await send.click()
    await expect(code).toHaveAccessibleDescription(/not right, or no longer/)
    await page.getByText('I have neither').click()
    await scan(page, 'second step, refused, with neither')
    await useRecovery.click()
    await expect(recoveryCode).toBeVisible()
    await scan(page, 'second step, recovery code')
    await recoveryCode.fill('not a code')
    await send.click()
    await expect(recoveryCode).toHaveAccessibleDescription(/was used before/)
    await scan(page, 'second step, recovery code refused')
    await useCode.click()
    await context.clearCookies()
    await code.fill('123456')
    await send.click()
    await expect(page.getByRole('alert')).toContainText('lost track')
    await scan(page, 'sign-in, lost track of')
  })

  test('a captcha', async ({ page, account, panel }) => {
    panel.control.set({ captcha: true })
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    await page.getByRole('button', { name: 'I am signed in there' }).click()
    await expect(page.getByText('nobody is signed in yet')).toBeVisible()
    await scan(page, 'sign-in, captcha')
  })

  test('a panel that is elsewhere, and a key for it', async ({ page, account, panel }) => {
    panel.control.set({ captcha: true })
    await panelElsewhere(page)
    await page.goto('/sign-in')
    await signInForm(page).submit(account.username, account.password)
    const useKey = page.getByRole('alert').getByRole('button', { name: /Use an API key/ })
    await expect(useKey).toBeVisible()
    await scan(page, 'sign-in, captcha elsewhere')
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
    await expect(page.getByRole('alert')).toContainText('Somebody is signed in')
    await scan(page, 'API key, outranked')
  })

  test('a forgotten password', async ({ page, panel }) => {
    await page.goto('/sign-in/forgot')
    const email = page.getByLabel('Email of your account')
    const send = page.getByRole('button', { name: 'Send the link' })
    await email.fill('no at sign')
    await send.click()
    await expect(email).toHaveAccessibleDescription(/looks like/)
    await scan(page, 'forgotten password, refused')
    await email.fill(`${'long-'.repeat(30)}address@example.com`)
    await send.click()
    await expect(page.getByText('a mail is on its way')).toBeVisible()
    await scan(page, 'forgotten password, sent')
    await page.getByRole('button', { name: 'Try another address' }).click()
    panel.control.set({ captcha: true })
    await email.fill('una@example.com')
    await send.click()
    await expect(page.getByRole('alert')).toContainText('from its own page only')
    await scan(page, 'forgotten password, captcha')
  })
})

test.describe('profile', () => {
  test.beforeEach(async ({ page, signedIn }) => {
    await signedIn()
    await page.goto('/profile')
    await expect(profileHeading(page)).toBeVisible()
  })

  test('at rest, and with its menu', async ({ page }) => {
    await scan(page, 'profile')
    await page.getByRole('button', { name: /Account menu/ }).click()
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeVisible()
    await scan(page, 'profile, account menu')
  })

  test('the email form', async ({ page, account }) => {
    const open = page.getByRole('button', { name: 'Change email' })
    await open.click()
    const email = page.getByLabel('New email')
    const password = page.getByLabel('Current password', { exact: true })
    await scan(page, 'email form')
    await email.fill('una@gmial.com')
    await expect(page.getByText('Did you mean')).toBeVisible()
    await scan(page, 'email form, likely typo')
    await email.fill(`${'long-'.repeat(30)}address@example.com`)
    await password.fill('not my password')
    await open.click()
    await expect(password).toHaveAccessibleDescription(/not your current/)
    await email.fill(`${'long'.repeat(50)}@example.com`)
    await expect(email).toHaveAccessibleDescription(/at most 191/)
    await scan(page, 'email form, refused')
    await email.fill(`new-${account.email}`)
    await password.fill(account.password)
    await open.click()
    await expect(page.getByText('Email changed from').first()).toBeVisible()
    await scan(page, 'email changed')
  })

  test('the password form', async ({ page, account }) => {
    const open = page.getByRole('button', { name: 'Change password' })
    await open.click()
    const current = page.getByLabel('Current password', { exact: true })
    const next = page.getByLabel('New password', { exact: true })
    await scan(page, 'password form')
    await open.click()
    await expect(current).toHaveAccessibleDescription(/Fill this in/)
    await scan(page, 'password form, refused')
    await current.fill(' outer spaces ')
    for (const [typed, words] of [
      [account.username, 'Easy to guess'],
      ['copper lantern otter', 'Very hard to guess'],
      [` ${account.username}\u200b${'ü'.repeat(40)}`, 'Only the first 72 bytes count'],
    ] as const) {
      await next.fill(typed)
      await expect(page.getByText(words)).toBeVisible()
      await scan(page, `password form, ${words}`)
    }
    await current.fill(account.password)
    await next.fill('copper lantern otter')
    await open.click()
    await expect(page.getByText('Password changed.').last()).toBeVisible()
    await scan(page, 'password changed')
  })

  test('leaving a form, and a session that ended', async ({ page, account, panel }) => {
    await page.getByRole('button', { name: 'Change email' }).click()
    await page.getByLabel('New email').fill('other@example.com')
    await page.getByLabel('Current password', { exact: true }).fill(account.password)
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    const ask = page.getByRole('dialog', { name: 'Leave without saving?' })
    await expect(ask).toBeVisible()
    await scan(page, 'dialog, leave')
    await ask.getByRole('button', { name: 'Stay here' }).click()
    panel.control.endSessions(account.id)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Change email' }).click()
    const again = page.getByRole('alertdialog')
    await expect(again.getByLabel('Password', { exact: true })).toBeVisible()
    await scan(page, 'dialog, sign in again')
    await again.getByLabel('Password', { exact: true }).fill('wrong')
    await again.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(again).toContainText('do not belong together')
    await scan(page, 'dialog, sign in again, refused')
  })

  test('offline, and a save that failed for it', async ({ page, account, context }) => {
    await page.getByRole('button', { name: 'Change email' }).click()
    await page.getByLabel('New email').fill(`off-${account.email}`)
    await page.getByLabel('Current password', { exact: true }).fill(account.password)
    // The words of the other direction are fetched once, while there is a network.
    const turned = appearances.find(({ name }) => name === 'right-to-left')
    await turned?.enter(page)
    await turned?.leave(page)
    await context.setOffline(true)
    await expect(page.getByText('What you see may be out of date')).toBeVisible()
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(page.getByRole('alert')).toContainText('You are offline')
    await scan(page, 'offline')
  })

  test('reading is paused', async ({ page, account, panel }) => {
    const { throttles } = panel.control.settings()
    panel.control.set({ throttles: { ...throttles, client: 2 } })
    await page.reload()
    await page.getByRole('button', { name: 'Change email' }).click()
    await page.getByLabel('New email').fill(`new-${account.email}`)
    await page.getByLabel('Current password', { exact: true }).fill(account.password)
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(page.getByText('The panel asked for a pause')).toBeVisible()
    await scan(page, 'profile, reading is paused')
  })
})

const people = {
  'long words': {
    username: 'x'.repeat(191),
    email: `${'long'.repeat(44)}@example.com`,
    firstName: `${'Donaudampfschifffahrtsgesellschaft'.repeat(3)}`,
    lastName: '\u202eevil\u202c שלום עולם 👩‍🚀🏳️‍🌈 <b>bold</b>',
    admin: true,
  },
  'no name': {
    username: 'noname',
    email: 'noname@localhost',
    firstName: null,
    lastName: null,
    language: 'xx_nonsense',
  },
} as const

for (const [name, person] of Object.entries(people)) {
  test(`profile of somebody with ${name}`, async ({ page, panel, signedIn }) => {
    await signedIn(panel.control.createAccount({ ...person, password: 'whatever-1' }))
    await page.goto('/profile')
    await expect(profileHeading(page)).toBeVisible()
    await scan(page, `profile, ${name}`)
    await page.getByRole('button', { name: /Account menu/ }).click()
    await expect(page.getByRole('radio', { name: 'Dark' })).toBeVisible()
    await scan(page, `profile, ${name}, account menu`)
  })
}

test('a path that leads nowhere', async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/no/such/page')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here')
  await scan(page, 'not found')
})

for (const [fault, words] of [
  ['502-html', /Something between you and the panel failed/],
  ['html-200', /does not understand/],
] as const) {
  test(`a page that could not be shown: ${fault}`, async ({ page, panel, signedIn }) => {
    await signedIn()
    panel.control.failNext({ method: 'GET', path: '/api/client/account', fault, times: 3 })
    await page.goto('/profile')
    await expect(page.getByRole('alert')).toContainText(words, { timeout: 15_000 })
    await scan(page, `page failure, ${fault}`)
  })
}
