import { expect, test } from './fixtures.ts'
import { typeEmail } from './profile-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

const faults = [
  ['502-html', /Something between you and the panel failed/],
  ['500-json', /The panel failed/],
  ['503-retry-after', /The panel (is being maintained|failed)/],
  ['login-page-200', /answered in a way this page does not understand/],
  ['empty-200-run', /answered in a way this page does not understand/],
  ['truncated-json', /answered in a way this page does not understand/],
] as const

/** Answers of something that is not there, rather than of a panel that speaks another dialect. */
const away = /^5/

for (const [fault, words] of faults) {
  test(`reading: ${fault} is explained, and trying again helps`, async ({
    page,
    panel,
  }) => {
    panel.control.failNext({
      method: 'GET',
      path: '/api/client/account',
      fault,
      times: away.test(fault) ? 3 : 1,
    })
    await page.goto('/profile')
    await expect(page.getByRole('alert')).toContainText(words, { timeout: 15_000 })
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()
  })
}

for (const [fault, words] of [
  ['502-html', /may still do what you asked/],
  ['500-json', /nothing was changed/],
] as const) {
  test(`saving: after ${fault} the page looks again and says what is known`, async ({
    page,
    account,
    panel,
  }) => {
    await page.goto('/profile')
    await typeEmail(page, `x-${account.email}`, account.password)
    panel.control.failNext({
      method: 'PUT',
      path: '/api/client/account/email',
      fault,
      times: 1,
    })
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(page.getByRole('alert')).toContainText(words)
    await expect(page.getByLabel('New email')).toHaveValue(`x-${account.email}`)
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(page.getByText('Email changed from').first()).toBeVisible()
  })
}

test('saving: an answer that is lost after the panel acted counts as what it is', async ({
  page,
  account,
  panel,
}) => {
  await page.goto('/profile')
  await typeEmail(page, `lost-${account.email}`, account.password)
  panel.control.failNext({
    method: 'PUT',
    path: '/api/client/account/email',
    fault: 'run-then-drop',
    // Chromium asks again by itself over every other connection that it holds.
    times: Infinity,
  })
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(page.getByText(`to lost-${account.email}.`).first()).toBeVisible()
})

test('offline: a banner says so, saving is refused, what was typed stays, and it works afterwards', async ({
  page,
  account,
  context,
}) => {
  await page.goto('/profile')
  await typeEmail(page, `off-${account.email}`, account.password)
  await context.setOffline(true)
  await expect(page.getByText('What you see may be out of date')).toBeVisible()
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(page.getByRole('alert')).toContainText('This was not sent')
  await expect(page.getByLabel('New email')).toHaveValue(`off-${account.email}`)
  await context.setOffline(false)
  await expect(page.getByText('What you see may be out of date')).toBeHidden()
  // Good news, and no warning.
  const again = page.getByRole('status').filter({ hasText: 'You are online again' })
  await expect(again).toContainText('Nothing was sent while you were offline.')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(page.getByText('Email changed from').first()).toBeVisible()
})

test('maintenance says when the panel asked to be tried again', async ({
  page,
  panel,
  faults,
}) => {
  await page.goto('/profile')
  await typeEmail(page, 'new@example.com', 'whatever')
  panel.control.set({ maintenance: { retryAfter: 600 } })
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect(page.getByRole('alert').first()).toContainText(
    'It asked you to wait 10 minutes. Nothing was changed',
  )
  faults.length = 0
})
