import { expect, test } from './fixtures.ts'
import { holdWrite } from './held-write.ts'
import { createKeyPage } from './key-places.ts'

const path = '/api/client/account/api-keys'
/** How long a write is given, and until the page has looked for it often enough to ask, in seconds. */
const limit = 20
const soon = 6

/** A key is asked for, and its answer is not there. */
test.beforeEach(async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/api-keys/create')
  await createKeyPage(page).description.fill('Bot')
})

// The browser writes down by itself what was given up.
test.afterEach(({ faults }) => {
  faults.length = 0
})

test('a key that was being made when the page was loaded again is named, and can be deleted', async ({
  page,
  panel,
  account,
}) => {
  const { asked, act } = await holdWrite(page, 'POST', path)
  await createKeyPage(page).create.click()
  await asked
  // The panel makes it, and the page never hears of that.
  await act()
  const asking = page.waitForEvent('dialog')
  const reloaded = page.reload()
  const dialog = await asking
  expect(dialog.type()).toBe('beforeunload')
  await dialog.accept()
  await reloaded
  const [key] = panel.control.keysOf(account.id).apiKeys
  const alert = page.getByRole('alert').filter({ hasText: 'its secret never came here' })
  await expect(alert).toContainText(key?.identifier ?? '?')
  await page.goto('/api-keys')
  await expect(alert).toContainText('Bot')
  await alert.getByRole('button', { name: 'Delete this key' }).click()
  await page.getByRole('button', { name: 'Delete key' }).click()
  await expect(alert).toBeHidden()
  expect(panel.control.keysOf(account.id).apiKeys).toEqual([])
  await page.reload()
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
  await expect(page.getByText(/Nobody has heard/)).toBeHidden()
})

test('whoever leaves while a key is made is asked about its secret', async ({ page }) => {
  const { asked } = await holdWrite(page, 'POST', path)
  await createKeyPage(page).create.click()
  await asked
  await page.getByRole('link', { name: 'SSH keys' }).first().click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('Leave while the key is being made?')
  await dialog.getByRole('button', { name: 'Leave' }).click()
  // At once: what is left is on screen until the next place is there.
  await page.getByRole('link', { name: 'API keys', exact: true }).first().click()
  await expect(page.getByText('Nobody has heard what became of a new key')).toBeVisible()
})

test('pressed again, the page asks; “anyway” makes a second key, and both are told of beside its secret', async ({
  page,
  panel,
  account,
}) => {
  await page.clock.install()
  const { form, description, create, dialog, key, stored, finish } = createKeyPage(page)
  const { asked, act } = await holdWrite(page, 'POST', path)
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  await create.click()
  await asked
  await page.clock.runFor(limit * 1000)
  await expect(form.getByRole('alert')).toContainText('It may still do what you asked.')
  await create.click()
  await page.clock.runFor(soon * 1000)
  const question = form.getByRole('alert')
  await expect(question).toContainText('An earlier request may still make this key')
  await expect(question).toBeFocused()
  await expect(description).toHaveValue('Bot')
  expect(sent).toHaveLength(1)
  await page.keyboard.press('Tab')
  await expect(question.getByRole('button', { name: 'Check again' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(question).toContainText('the list still does not have it')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  expect(sent).toHaveLength(2)
  const second = await key.innerText()
  await dialog.getByText('Check the copy you stored').click()
  await stored.focus()
  await act()
  await page.clock.runFor(limit * 1000)
  const [first] = panel.control
    .keysOf(account.id)
    .apiKeys.filter(({ identifier }) => !second.startsWith(identifier))
  await expect(dialog.getByRole('alert')).toContainText(first?.identifier ?? '?')
  await expect(stored).toBeFocused()
  await expect(key).toHaveText(second)
  await finish()
  await page.getByRole('button', { name: 'Delete the late key' }).click()
  await page.getByRole('button', { name: 'Delete key' }).click()
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})
