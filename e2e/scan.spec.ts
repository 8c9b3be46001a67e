import { appearances } from './appearances.ts'
import { expect, test } from './fixtures.ts'
import { profileHeading, signInAgain } from './places.ts'
import { typeEmail } from './profile-places.ts'
import { scan } from './scan.ts'

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

  test('the email form: opened, a likely typo', async ({ page }) => {
    await page.getByRole('button', { name: 'Change email' }).click()
    const email = page.getByLabel('New email')
    await expect(email).toBeFocused()
    await scan(page, 'email form')
    await email.fill('una@gmial.com')
    await expect(page.getByText('Did you mean')).toBeVisible()
    await scan(page, 'email form, likely typo')
  })

  test('the email form: refused, changed', async ({ page, account }) => {
    const open = page.getByRole('button', { name: 'Change email' })
    await open.click()
    const email = page.getByLabel('New email')
    const password = page.getByLabel('Current password', { exact: true })
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

  test('the password form: opened, refused', async ({ page }) => {
    const open = page.getByRole('button', { name: 'Change password' })
    await open.click()
    const current = page.getByLabel('Current password', { exact: true })
    await expect(current).toBeFocused()
    await scan(page, 'password form')
    await open.click()
    await expect(current).toHaveAccessibleDescription(/Fill this in/)
    await scan(page, 'password form, refused')
  })

  test('the password form: how hard to guess', async ({ page, account }) => {
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByLabel('Current password', { exact: true }).fill(' outer spaces ')
    for (const [typed, words] of [
      [account.username, 'Easy to guess'],
      ['copper lantern otter', 'Very hard to guess'],
      [` ${account.username}\u200b${'ü'.repeat(40)}`, 'It begins or ends with a space'],
    ] as const) {
      await page.getByLabel('New password', { exact: true }).fill(typed)
      await expect(page.getByText(words)).toBeVisible()
      await scan(page, `password form, ${words}`)
    }
  })

  test('the password form: a suggestion, and Caps Lock', async ({ page }) => {
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByRole('button', { name: 'Suggest a password' }).click()
    await expect(page.getByText('Very hard to guess')).toBeVisible()
    const next = page.getByLabel('New password', { exact: true })
    await next.dispatchEvent('keydown', { key: 'A', modifierCapsLock: true })
    await expect(page.getByText('Caps Lock is on.')).toBeVisible()
    await scan(page, 'password form, suggestion')
  })

  test('the password form: changed', async ({ page, account }) => {
    const open = page.getByRole('button', { name: 'Change password' })
    await open.click()
    await page.getByLabel('Current password', { exact: true }).fill(account.password)
    await page.getByLabel('New password', { exact: true }).fill('copper lantern otter')
    await open.click()
    await expect(page.getByText('Password changed.').last()).toBeVisible()
    await scan(page, 'password changed')
  })

  test('an address that is asked about, then changed', async ({ page, account }) => {
    await typeEmail(page, `${account.username}@gmial.com`)
    const password = page.getByLabel('Current password', { exact: true })
    await password.fill(account.password)
    await password.press('Enter')
    await expect(page.getByRole('alert')).toContainText('Did you mean')
    await scan(page, 'email form, asks about a typo')
    await password.press('Enter')
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
    await scan(page, 'email changed, which can be undone')
  })

  test('leaving a form', async ({ page, account }) => {
    await typeEmail(page, 'other@example.com', account.password)
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.getByRole('button', { name: 'Sign out' }).click()
    const ask = page.getByRole('dialog', { name: 'Leave without saving?' })
    await expect(ask).toBeVisible()
    await scan(page, 'dialog, leave')
  })

  test('a session that ended', async ({ page, account, sessionsEnded }) => {
    await typeEmail(page, 'other@example.com', account.password)
    await sessionsEnded()
    await page.getByRole('button', { name: 'Change email' }).click()
    const again = page.getByRole('alertdialog')
    await expect(again.getByLabel('Password', { exact: true })).toBeVisible()
    await scan(page, 'dialog, sign in again')
    await signInAgain(again, 'wrong')
    await expect(again).toContainText('do not belong together')
    await scan(page, 'dialog, sign in again, refused')
  })

  test('offline, and a save that failed for it', async ({ page, account, context }) => {
    await typeEmail(page, `off-${account.email}`, account.password)
    // The words of the other direction are fetched once, while there is a network.
    const turned = appearances.find(({ name }) => name === 'right-to-left')
    await turned?.enter(page)
    await turned?.leave(page)
    await context.setOffline(true)
    await expect(page.getByText('What you see may be out of date')).toBeVisible()
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(page.getByRole('alert')).toContainText('This was not sent')
    await scan(page, 'offline')
  })

  test('reading is paused', async ({ page, panel, quiet }) => {
    await quiet()
    const { throttles } = panel.control.settings()
    panel.control.set({ throttles: { ...throttles, client: 0 } })
    await page.getByRole('link', { name: 'SSH keys', exact: true }).click()
    const paused = page.getByText('The panel asked for a pause')
    await expect(paused).toBeVisible()
    await page.getByRole('link', { name: 'Profile' }).click()
    await expect(profileHeading(page)).toBeVisible()
    await expect(paused).toBeVisible()
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
  ['login-page-200', /does not understand/],
] as const) {
  test(`a page that could not be shown: ${fault}`, async ({ page, panel, signedIn }) => {
    await signedIn()
    panel.control.failNext({
      method: 'GET',
      path: '/api/client/account',
      fault,
      times: Infinity,
    })
    await page.goto('/profile')
    await expect(page.getByRole('alert')).toContainText(words, { timeout: 15_000 })
    await scan(page, `page failure, ${fault}`)
  })
}
