import { expect, test } from './fixtures.ts'
import { holdWrite } from './held-write.ts'
import { createKeyPage } from './key-places.ts'
import { emailForm, typeEmail } from './profile-places.ts'

/** How long a write is given, and until most of what comes late has come, in seconds. */
const limit = 20
const soon = 5

test.beforeEach(async ({ page, signedIn, faults }) => {
  await signedIn()
  await page.clock.install()
  // The browser writes down by itself what was given up.
  faults.length = 0
})

test('an API key that is made late is found by itself: one key, and its secret never arrived', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/api-keys/create')
  const { description, create, form } = createKeyPage(page)
  await description.fill('Bot')
  const { asked, act } = await holdWrite(page, 'POST', '/api/client/account/api-keys')
  await create.click()
  await asked
  await page.clock.runFor(limit * 1000)
  const alert = form.getByRole('alert')
  await expect(alert).toContainText('The panel has not answered')
  await expect(alert).toContainText('It may still do what you asked.')
  await expect(alert).not.toContainText(/nothing was changed|lost/)
  await expect(alert).toBeFocused()
  await expect(description).toHaveValue('Bot')
  await act()
  await page.clock.runFor(soon * 1000)
  await expect(page.getByText('The key exists, but its secret never arrived')).toBeVisible()
  await expect(
    page.getByRole('button', { name: 'Delete it and make another' }),
  ).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('an email that is changed late is found by the next press, which sends nothing', async ({
  page,
  panel,
  account,
}) => {
  await page.goto('/profile')
  const next = `late-${account.email}`
  await typeEmail(page, next, account.password)
  const path = '/api/client/account/email'
  const { asked, act } = await holdWrite(page, 'PUT', path)
  await emailForm(page).send.click()
  await asked
  await page.clock.runFor(limit * 1000)
  await expect(page.getByRole('alert')).toContainText('The panel has not answered')
  await expect(emailForm(page).email).toHaveValue(next)
  await act()
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(request.url())
  })
  await emailForm(page).send.click()
  await expect(page.getByRole('main')).toContainText(`to ${next}.`)
  expect(sent).toEqual([])
  expect(panel.control.findAccount(account.username)?.email).toBe(next)
})
