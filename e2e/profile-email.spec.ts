import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'

test.beforeEach(async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/profile')
  await page.getByRole('button', { name: 'Change email' }).click()
})

const fields = (page: Page) => ({
  email: page.getByLabel('New email'),
  password: page.getByLabel('Current password', { exact: true }),
  send: page.getByRole('button', { name: 'Change email' }),
})

test('an address is changed: old and new before and after, and it stays changed', async ({
  page,
  account,
}) => {
  const { email, password, send } = fields(page)
  await expect(email).toBeFocused()
  const next = `new-${account.email}`
  await email.fill(next)
  await expect(page.getByText(`${account.email} → ${next}`)).toBeVisible()
  await expect(page.getByText('sends no mail to check it')).toBeVisible()
  await password.fill(account.password)
  await send.click()
  await expect(
    page.getByText(`Email changed from ${account.email} to ${next}.`).first(),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Change email' })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('definition').filter({ hasText: next })).toBeVisible()
})

test('a wrong password is refused beside its field, and nothing typed is lost', async ({
  page,
}) => {
  const { email, password, send } = fields(page)
  await email.fill('other@example.com')
  await password.fill('not my password')
  await send.click()
  await expect(password).toBeFocused()
  await expect(password).toHaveAccessibleDescription(/This is not your current password/)
  await expect(password).toHaveValue('not my password')
  await expect(email).toHaveValue('other@example.com')
})

test('an address that another account has is refused beside its field', async ({
  page,
  account,
  otherAccount: taken,
}) => {
  const { email, password } = fields(page)
  await email.fill(taken.email)
  await password.fill(account.password)
  await password.press('Enter')
  await expect(email).toHaveAccessibleDescription(
    /Another account on this panel has this address/,
  )
  await expect(email).toBeFocused()
  await expect(password).toHaveValue(account.password)
})

test('what the panel would refuse is said before it is sent', async ({ page, account }) => {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()))
  const { email, password, send } = fields(page)
  await send.click()
  await expect(email).toHaveAccessibleDescription(/Fill this in/)
  await expect(password).toHaveAccessibleDescription(/Fill this in/)
  for (const [typed, words] of [
    ['no at sign', /looks like name@example.com/],
    ['a@b@c', /looks like name@example.com/],
    [`${'a'.repeat(190)}@example.com`, /at most 191/],
    [account.email, /your address already/],
  ] as const) {
    await email.fill(typed)
    await expect(email).toHaveAccessibleDescription(words)
    await expect(email).toHaveValue(typed)
  }
  expect(sent).toEqual([])
})

test('an address that the page takes and the panel does not is refused beside its field', async ({
  page,
  account,
}) => {
  const { email, password, send } = fields(page)
  for (const typed of [
    'una@-.',
    '<b>una</b>@example.com',
    'una..user@example.com',
    '(una@example.com',
  ]) {
    await email.fill(typed)
    await password.fill(account.password)
    await send.click()
    await expect(email).toHaveAccessibleDescription(/does not take this as an address/)
    await expect(email).toHaveValue(typed)
  }
})

test('a likely typo in the domain is pointed out, and mended at a press', async ({
  page,
}) => {
  const { email } = fields(page)
  await email.fill('una@gmial.com')
  await expect(page.getByText('Did you mean una@gmail.com?')).toBeVisible()
  await page.getByRole('button', { name: 'Use it' }).click()
  await expect(email).toHaveValue('una@gmail.com')
  await expect(page.getByText('Did you mean')).toBeHidden()
})

test('a likely typo that nobody answered is asked about before anything is sent', async ({
  page,
  account,
  panel,
}) => {
  const { email, password } = fields(page)
  const local = account.username
  await email.fill(`${local}@gmial.com`)
  await password.fill(account.password)
  await password.press('Enter')
  const question = page.getByRole('alert')
  await expect(question).toBeFocused()
  await expect(question).toContainText(`Did you mean ${local}@gmail.com?`)
  expect(panel.control.findAccount(local)?.email).toBe(account.email)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: `Use ${local}@gmail.com` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`to ${local}@gmail.com.`).first()).toBeVisible()
  expect(panel.control.findAccount(local)?.email).toBe(`${local}@gmail.com`)
})

test('an odd address that is right goes through at the second press', async ({
  page,
  account,
}) => {
  const { email, password, send } = fields(page)
  await email.fill(`${account.username}@gmial.com`)
  await password.fill(account.password)
  await send.click()
  await expect(page.getByRole('alert')).toContainText('Did you mean')
  await send.click()
  await expect(page.getByText(/Email changed from .*gmial.com/).first()).toBeVisible()
})

test('Undo puts the old address back, with the password', async ({ page, account }) => {
  const { email, password, send } = fields(page)
  const next = `new-${account.email}`
  await email.fill(next)
  await password.fill(account.password)
  await send.click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(email).toHaveValue(account.email)
  await expect(password).toBeFocused()
  await password.fill(account.password)
  await password.press('Enter')
  await expect(
    page.getByText(`Email changed from ${next} to ${account.email}.`).first(),
  ).toBeVisible()
  await page.reload()
  await expect(
    page.getByRole('definition').filter({ hasText: account.email }),
  ).toBeVisible()
})

test('Enter twice and a double click send once', async ({ page, account }) => {
  const sent: string[] = []
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()))
  const { email, password, send } = fields(page)
  const { promise, resolve } = Promise.withResolvers<void>()
  await page.route('**/account/email', async (route) => {
    await promise
    await route.continue()
  })
  await email.fill(`once-${account.email}`)
  await password.fill(account.password)
  await send.dblclick()
  await expect.poll(() => sent.length).toBe(1)
  await password.press('Enter')
  await password.press('Enter')
  resolve()
  await expect(page.getByText('Email changed from').first()).toBeVisible()
  expect(sent).toHaveLength(1)
})

test('leaving with something typed asks, and staying keeps it', async ({ page }) => {
  const { email } = fields(page)
  await email.fill('half-typed@example.com')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  const ask = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(ask).toContainText('You would lose what you typed.')
  await ask.getByRole('button', { name: 'Stay here' }).click()
  await expect(email).toHaveValue('half-typed@example.com')
})

test('a panel that is being maintained changed nothing, and says so', async ({
  page,
  account,
  panel,
}) => {
  const { email, password, send } = fields(page)
  const next = `later-${account.email}`
  await email.fill(next)
  await password.fill(account.password)
  panel.control.failNext({ path: '/api/client/account/email', fault: '503-retry-after' })
  await send.click()
  const alert = page.getByRole('form', { name: 'Change email' }).getByRole('alert')
  await expect(alert).toContainText('The panel is being maintained')
  await expect(alert).toContainText('Nothing was changed')
  await expect(alert).not.toContainText('not known')
  await send.click()
  await expect(page.getByText(`to ${next}.`).first()).toBeVisible()
})

test('an address that the panel took is not called stored while it could not be read again', async ({
  page,
  account,
  panel,
}) => {
  const { email, password, send } = fields(page)
  const next = `new-${account.email}`
  await email.fill(next)
  await password.fill(account.password)
  await page.route('**/api/client/account', async (route) => {
    // Whom the write is for is still asked: what fails is the reading after it.
    if (panel.control.findAccount(account.username)?.email === next) await route.abort()
    else await route.continue()
  })
  await send.click()
  const main = page.getByRole('main')
  await expect(main).toContainText(`The panel accepted ${next}`)
  await expect(main).toContainText('could not be read again')
  await expect(page.getByText('Email changed from')).toHaveCount(0)
})

test('the form comes with what is said afterwards, which stands from the first moment', async ({
  page,
}) => {
  await page.route('**/assets/email-changed-*.js', (route) => route.abort())
  // Opened by its address: no pointer has come near the button.
  await page.goto('/profile#email')
  await page.reload()
  await expect(page.getByRole('alert')).toContainText(
    'This part of the page is not here yet',
  )
  await expect(page.getByRole('form')).toBeHidden()
})
