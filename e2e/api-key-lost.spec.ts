import { readAgain } from './caches.ts'
import { expect, test } from './fixtures.ts'
import { apiKeysPage, createKeyPage as createPage } from './key-places.ts'

const path = '/api/client/account/api-keys'

test.beforeEach(async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/api-keys')
  await page.getByRole('link', { name: 'Create API key' }).click()
  await expect(createPage(page).description).toBeVisible()
})

test('the answer was lost: the key exists, and one press makes another in its place', async ({
  page,
  panel,
}) => {
  const { description, create, dialog } = createPage(page)
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await description.fill('Bot')
  await create.click()
  await expect(page.getByText('The key exists, but its secret never arrived')).toBeVisible()
  await page.getByRole('button', { name: 'Delete it and make another' }).click()
  await expect(dialog).toBeVisible()
  await createPage(page).finish()
  await expect(apiKeysPage(page).rows).toHaveCount(1)
})

test('the panel failed: nothing was created', async ({ page, panel }) => {
  const { description, create, form, dialog } = createPage(page)
  panel.control.failNext({ method: 'POST', path, fault: '500-json' })
  await description.fill('Bot')
  await create.click()
  await expect(form.getByRole('alert')).toContainText('nothing was changed')
  await expect(description).toHaveValue('Bot')
  await create.dblclick()
  await expect(dialog).toBeVisible()
  await createPage(page).finish()
  await expect(apiKeysPage(page).rows).toHaveCount(1)
})

test('somebody else’s new key is not taken for the lost one', async ({
  page,
  panel,
  account,
}) => {
  const { description, create, form } = createPage(page)
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    panel.control.createApiKey(account.id, {
      description: 'Bot',
      allowedIps: ['203.0.113.0/24'],
    })
    await route.abort('connectionreset')
  })
  await description.fill('Bot')
  await create.click()
  await expect(form.getByRole('alert')).toContainText('may still do what you asked')
})

test('of several keys that may be the lost one, none is deleted', async ({
  page,
  panel,
  account,
}) => {
  const { description, create } = createPage(page)
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    panel.control.createApiKey(account.id, { description: 'Bot' })
    panel.control.createApiKey(account.id, { description: 'Bot' })
    await route.abort('connectionreset')
  })
  await description.fill('Bot')
  await create.click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Several keys like this were made')
  await expect(
    page.getByRole('button', { name: 'Delete it and make another' }),
  ).toBeHidden()
  await alert.getByRole('link', { name: 'Look at your keys' }).click()
  await expect(apiKeysPage(page).rows).toHaveCount(2)
})

test('a list that was asked for before the key was made does not count', async ({
  page,
  panel,
}) => {
  const { description, create } = createPage(page)
  await description.fill('Bot')
  const asked = Promise.withResolvers<void>()
  const made = Promise.withResolvers<void>()
  let others = false
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() === 'POST') {
      others = true
      // Another part of the page asks, is answered as of now, and hears it after the key was made.
      await readAgain(page, 'api-keys')
      await asked.promise
      const answered = page.waitForResponse((each) => each.request() === route.request())
      await route.continue()
      await (await answered).finished()
      made.resolve()
    } else if (others) {
      others = false
      const response = await route.fetch()
      asked.resolve()
      await made.promise
      await route.fulfill({ response }).catch(() => undefined)
    } else await route.continue()
  })
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await create.click()
  await expect(page.getByText('The key exists, but its secret never arrived')).toBeVisible()
})

test('lost twice, and the list with it: still one key in the end', async ({
  page,
  panel,
}) => {
  const { description, create, dialog, finish } = createPage(page)
  const again = page.getByRole('button', { name: 'Delete it and make another' })
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await description.fill('Bot')
  await create.click()
  await expect(again).toBeVisible()

  // The list is read before the key is made, and cannot be read after it.
  let reads = 0
  await page.route(`**${path}`, (route) =>
    route.request().method() === 'GET' && ++reads > 1 ? route.abort() : route.continue(),
  )
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await again.click()
  await expect(page.getByText(/may or may not have worked/)).toBeVisible()
  await page.unroute(`**${path}`)
  await page.getByRole('button', { name: 'Make another' }).click()
  await expect(page.getByText('The key exists, but its secret')).toBeVisible()
  await again.click()
  await expect(dialog).toBeVisible()
  await finish()
  await expect(apiKeysPage(page).rows).toHaveCount(1)
})

test('a lost key that was deleted is said to be, when no other was made in its place', async ({
  page,
  panel,
}) => {
  const { description, create, dialog, finish } = createPage(page)
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await description.fill('Bot')
  await create.click()
  const again = page.getByRole('button', { name: 'Delete it and make another' })
  await expect(again).toBeVisible()
  // The list is read before another key is made.
  await page.route(`**${path}`, (route) =>
    route.request().method() === 'GET' ? route.abort() : route.continue(),
  )
  await again.click()
  const main = page.getByRole('main')
  await expect(main).toContainText('is deleted, and no other was made')
  await expect(main).toContainText('The panel cannot be reached')
  await expect(main).not.toContainText('Nothing was changed')
  await expect(again).toBeHidden()
  await page.unroute(`**${path}`)
  await page.getByRole('button', { name: 'Make another' }).click()
  await expect(dialog).toBeVisible()
  await finish()
  await expect(apiKeysPage(page).rows).toHaveCount(1)
})

test('what nobody knew stays unknown while the list cannot be read', async ({
  page,
  panel,
  account,
}) => {
  const { description, create, form } = createPage(page)
  await page.route(`**${path}`, (route) => {
    // From here on no list is understood.
    if (route.request().method() === 'POST')
      panel.control.failNext({ method: 'GET', path, fault: 'login-page-200', times: 9 })
    return route.continue()
  })
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await description.fill('Bot')
  await create.click()
  const unknown = form.getByRole('alert').filter({ hasText: 'its list cannot be read now' })
  await expect(unknown).toBeVisible()
  await create.click()
  // A second may be one too many, and nobody knows: it is asked about, and nothing was sent.
  await expect(form).toContainText('The list could not be read just now.')
  await expect(
    form.getByRole('button', { name: 'Create another key anyway' }),
  ).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('pressed again while nobody knew, it finds the key that was made', async ({
  page,
  panel,
}) => {
  const { description, create, dialog, finish } = createPage(page)
  let reads = 0
  await page.route(`**${path}`, (route) =>
    route.request().method() === 'GET' && ++reads > 1 ? route.abort() : route.continue(),
  )
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await description.fill('Bot')
  await create.click()
  await expect(page.getByText(/its list cannot be read now/)).toBeVisible()
  await page.unroute(`**${path}`)
  await create.click()
  await page.getByRole('button', { name: 'Delete it and make another' }).click()
  await expect(dialog).toBeVisible()
  await finish()
  await expect(apiKeysPage(page).rows).toHaveCount(1)
})

test('a lost key can be left as it is', async ({ page, panel }) => {
  const { description, create } = createPage(page)
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await description.fill('Bot')
  await create.click()
  await page.getByRole('link', { name: 'Look at your keys' }).click()
  await expect(apiKeysPage(page).row('Bot')).toContainText('Not yet')
})

test('of two tabs that create at once the second waits, and asks before it makes another key', async ({
  page,
  context,
}) => {
  const other = await context.newPage()
  await other.goto('/api-keys/create')
  const tabs = [createPage(page), createPage(other)] as const
  const [first, second] = tabs
  for (const tab of tabs) await tab.description.fill('Bot')
  const { promise: told, resolve: letGo } = Promise.withResolvers<void>()
  const asked = page.waitForRequest((request) => request.method() === 'POST')
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() === 'POST') await told
    await route.continue()
  })
  await first.create.click()
  await asked
  await second.create.click()
  const waits = second.form.getByText('This browser is creating another key')
  await expect(waits).toBeVisible()
  letGo()
  await expect(first.dialog).toBeVisible()
  await expect(second.form.getByRole('alert')).toContainText('is there already')
  await expect(waits).toBeHidden()
  await other.getByRole('button', { name: 'Create another key anyway' }).click()
  for (const tab of tabs) await expect(tab.dialog).toBeVisible()
  for (const tab of tabs) await tab.finish()
  await expect(apiKeysPage(page).rows).toHaveCount(2)
})

for (const runs of [true, false])
  test(`a connection that breaks is settled by the list: ${runs ? 'the key exists' : 'it does not'}`, async ({
    page,
    panel,
    account,
  }) => {
    const { description, create, form } = createPage(page)
    let carriedOut = false
    await page.route(`**${path}`, async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      if (runs && !carriedOut)
        panel.control.createApiKey(account.id, { description: 'Bot' })
      carriedOut = true
      await route.abort('connectionreset')
    })
    await description.fill('Bot')
    await create.click()
    if (runs) await expect(page.getByText('The key exists, but its secret')).toBeVisible()
    else await expect(form.getByRole('alert')).toContainText('may still do what you')
  })
