import type { Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import {
  apiKeysPage,
  createKeyPage as createPage,
  keyRead,
  pasteInto,
} from './key-places.ts'
import { liveOfAnApiKey } from './key-stories.ts'

test.beforeEach(async ({ page, signedIn, panel, account }) => {
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: panel.control.now(), ip: '198.51.100.7' },
  ])
  await signedIn()
  await page.goto('/api-keys')
  await page.getByRole('link', { name: 'Create API key' }).click()
  await expect(createPage(page).description).toBeVisible()
})

test('a key is created, used, and dead once it is deleted', ({ page, served }) =>
  liveOfAnApiKey({ page, origin: served.origin }))

test('addresses are pasted many at once, and each says what it means', async ({ page }) => {
  const { description, addresses, list, create, dialog } = createPage(page)
  await description.fill('CI')
  await addresses.fill('203.0.113.0/24, 10.1.2.3 10.0.0.0/8;10.0.0.5 - 10.0.0.9 ')
  const rows = list.getByRole('listitem')
  await expect(rows).toHaveCount(4)
  await expect(rows.nth(0)).toContainText('256 addresses')
  await expect(rows.nth(1)).toContainText('covered by 10.0.0.0/8')
  await expect(rows.nth(2)).toContainText('private: only from inside your network')
  await expect(rows.nth(3)).toContainText('5 addresses')
  await expect(page.getByText(/leaves out .*, where the panel saw you last/)).toBeVisible()
  await addresses.fill('203.0.113.300')
  await page
    .getByRole('button', { name: /Add the address that you were last seen from/ })
    .click()
  await expect(rows).toHaveCount(5)
  await expect(addresses).toHaveValue('203.0.113.300')
  await addresses.clear()
  await expect(page.getByText(/leaves out .*, where the panel saw you last/)).toBeHidden()
  await list.getByRole('button', { name: 'Remove 10.1.2.3' }).click()
  await expect(rows).toHaveCount(4)
  await expect(addresses).toBeFocused()
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await create.click()
  expect((await sent).postDataJSON()).toEqual({
    description: 'CI',
    allowed_ips: ['203.0.113.0/24', '10.0.0.0/8', '10.0.0.5-10.0.0.9', '198.51.100.7'],
  })
  await expect(dialog).toBeVisible()
})

test('with the keyboard: Enter takes an entry, Backspace brings the last one back', async ({
  page,
}) => {
  const { addresses, list } = createPage(page)
  await addresses.focus()
  await page.keyboard.type('10.0.0.1')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Backspace')
  await expect(addresses).toHaveValue('10.0.0.1')
  await expect(list).toBeHidden()
})

test('what makes panels fail never leaves the page', async ({ page }) => {
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url())
  })
  const { description, addresses, list, create } = createPage(page)
  await description.fill('CI')
  for (const [entry, words] of [
    ['10.0.0.0/33', /too large/],
    ['2001:db8::/129', /too large/],
    ['10.0.0.9-10.0.0.1', /swap them/],
    ['panel.example', /Names do not work here/],
    ['10.0.0.1:80', /Leave out the port/],
    ['http://10.0.0.1', /without http/],
    ['010.1.2.3', /Leave out the zeros/],
    ['999.1.1.1', /at most 255/],
  ] as const) {
    await addresses.fill(entry)
    await create.click()
    await expect(addresses).toHaveAccessibleDescription(words)
    await expect(addresses).toHaveValue(entry)
  }
  await addresses.press('Enter')
  await expect(list.getByRole('listitem')).toContainText([/at most 255/])
  await create.click()
  await expect(addresses).toHaveAccessibleDescription(/at most 255/)
  await expect(addresses).toHaveValue('999.1.1.1')
  await expect(addresses).toBeFocused()
  await expect(list).toBeHidden()
  expect(sent).toEqual([])
})

test('a description has at most 500 characters, and says how many are left', async ({
  page,
}) => {
  const { description, create, dialog } = createPage(page)
  await create.click()
  await expect(description).toHaveAccessibleDescription(/Say what the key is for/)
  await description.fill('d'.repeat(460))
  await expect(page.getByText('40 characters left.')).toBeVisible()
  await description.fill('d'.repeat(599))
  await expect(page.getByText('99 characters too many.')).toBeVisible()
  await create.click()
  await expect(description).toHaveAccessibleDescription(/at most 500/)
  await description.fill('d'.repeat(500))
  await create.click()
  await expect(dialog).toBeVisible()
})

test('the revealed key is closed by Done alone', async ({ page }) => {
  const { description, create, dialog, key, stored, pasteBack, done } = createPage(page)
  await description.fill('CI')
  await create.click()
  await expect(dialog).toBeVisible()
  const usable = await key.innerText()
  for (let press = 0; press < 5; press++) await page.keyboard.press('Escape')
  await page.mouse.click(5, 5)
  await page.evaluate(() => history.back())
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: 'Stay here' }).click()
  // Focus goes back when it is gone, and would take what is typed along.
  await expect(question).toHaveCount(0)
  await expect(key).toHaveText(usable)

  await pasteBack(usable.slice(0, 20))
  await expect(stored).toHaveAccessibleDescription(/A part of it is missing/)
  await expect(stored).toHaveValue('')
  await pasteBack(usable)
  await expect(dialog.getByText('Stored correctly.')).toBeVisible()
  await dialog.getByText('Lines to use it with').click()
  await expect(dialog.getByText(/^curl -H/)).toContainText(usable)
  await done.click()
  await expect(apiKeysPage(page).row('CI')).toBeVisible()
  expect(await page.content()).not.toContain(usable)
})

/** As many keys as the panel takes: the one to give up was not used for longest. */
function fillUp({ panel, account }: { panel: Panel; account: PanelAccount }): void {
  const now = panel.control.now()
  for (let at = 0; at < 25; at++)
    panel.control.createApiKey(account.id, {
      description: `Key ${at}`,
      lastUsedAt: now - (at === 7 ? 300 : 3) * 24 * 60 * 60 * 1000,
    })
}

test('one key too many is refused with words, and the limit is known from then on', async ({
  page,
  panel,
  account,
}) => {
  fillUp({ panel, account })
  const { description, create, form, room } = createPage(page)
  await description.fill('One more')
  await create.click()
  await expect(room.notice).toContainText('You have 25 API keys: this panel refused more')
  await expect(form.getByRole('alert')).toBeHidden()
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await page.getByRole('button', { name: 'Leave', exact: true }).click()
  await expect(page.getByText('25 of 25')).toBeVisible()
  await page.reload()
  await expect(page.getByText('25 of 25')).toBeVisible()
})

test('at the limit one deletes a key where one is, and what was typed stays', async ({
  page,
  panel,
  account,
}) => {
  fillUp({ panel, account })
  const { description, create, room, dialog } = createPage(page)
  await description.fill('One more')
  await expect(room.choice).toBeHidden()
  await create.click()
  await expect(room.notice).toBeFocused()
  await expect(room.choice.locator('option:checked')).toContainText('Key 7')
  await room.delete.click()
  await expect(room.dialog).toContainText('Key 7')
  await room.dialog.getByRole('button', { name: 'Delete key' }).click()
  await expect(room.choice).toBeHidden()
  await expect(description).toHaveValue('One more')
  await expect(description).toBeFocused()
  await create.click()
  await expect(dialog).toBeVisible()
})

test('a known limit is told before anything is typed', async ({ page, panel, account }) => {
  fillUp({ panel, account })
  const { description, create, room } = createPage(page)
  await description.fill('One more')
  await create.click()
  await expect(room.notice).toBeVisible()
  await description.fill('')
  await page.reload()
  await expect(room.choice).toBeVisible()
  await expect(page.getByText('You have 25 API keys')).toBeVisible()
  await expect(room.notice).toBeHidden()
})

test('rotation: the same description and addresses, then the old key goes', async ({
  page,
  panel,
  account,
}) => {
  const old = panel.control.createApiKey(account.id, {
    description: 'Backup',
    allowedIps: ['203.0.113.0/24'],
  })
  await page.goto('/api-keys')
  await apiKeysPage(page).rotate('Backup')
  const { description, list, create, finish, dialog } = createPage(page)
  await expect(description).toHaveValue('Backup')
  await expect(list.getByRole('listitem')).toContainText(['203.0.113.0/24'])
  await create.click()
  await expect(dialog).toBeVisible()
  await finish()
  await expect(page.getByText('Does the new key work?')).toBeVisible()
  await page.getByRole('button', { name: 'Delete the old key' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete key' }).click()
  const rows = apiKeysPage(page).rows
  await expect(rows).toHaveCount(1)
  await apiKeysPage(page).open('Backup')
  await expect(apiKeysPage(page).list).not.toContainText(old.identifier)
})

test(
  'what is pasted stands by itself, wherever the caret is',
  { tag: '@chromium' },
  async ({ page }) => {
    const { addresses, list } = createPage(page)
    await addresses.fill('10.0.0.1')
    await pasteInto(addresses, '0/8, 192.0.2.1')
    const rows = list.getByRole('listitem')
    await expect(rows).toContainText(['10.0.0.1', '0/8', '192.0.2.1'])
    await addresses.fill('198.51.100.9')
    await addresses.press('Home')
    await pasteInto(addresses, '192.0.2.2 192.0.2.3')
    await expect(rows).toContainText([
      '10.0.0.1',
      '0/8',
      '192.0.2.1',
      '192.0.2.2',
      '192.0.2.3',
      '198.51.100.9',
    ])
    await addresses.fill('198.51.100.8')
    await addresses.selectText()
    await pasteInto(addresses, '192.0.2.4 192.0.2.5')
    await expect(rows).toHaveCount(8)
    await expect(list).not.toContainText('198.51.100.8')
  },
)

test('what the panel takes for something else is told, and taken', async ({
  page,
  panel,
  account,
}) => {
  const { description, addresses, list, create, dialog, form } = createPage(page)
  await description.fill('Odd')
  await addresses.fill('10.0.0.1-2001:db8::1')
  await create.click()
  await expect(form.getByText('Press Enter to see what it means.')).toBeVisible()
  await addresses.press('Enter')
  const rows = list.getByRole('listitem')
  await expect(rows).toContainText([
    'means 10.0.0.1 to 32.1.13.184, and a00:1:: to 2001:db8::1',
  ])
  await addresses.fill('12345')
  await addresses.press('Enter')
  await expect(rows.nth(1)).toContainText('means 0.0.48.57')
  await addresses.fill('*')
  await create.click()
  await expect(form.getByText('The panel takes a single *')).toBeVisible()
  await addresses.fill('')
  await create.click()
  await expect(dialog).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('a range may be typed with blanks around its dash', async ({ page }) => {
  const { addresses, list } = createPage(page)
  await addresses.focus()
  await page.keyboard.type('10.0.0.5 - 10.0.0.9')
  await page.keyboard.press('Enter')
  await expect(list.getByRole('listitem')).toContainText(['10.0.0.5-10.0.0.9'])
  await page.keyboard.type('10.0.0.5-10.0.0.9 ')
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(
    page.getByRole('status').filter({ hasText: 'in the list already' }),
  ).toBeAttached()
})

test('where the panel tells no present address, that is said', async ({
  page,
  panel,
  account,
}) => {
  panel.control.reset(account.id)
  await page.reload()
  const { addresses } = createPage(page)
  await addresses.fill('10.0.0.1,')
  await expect(
    page.getByText('This panel does not tell from where you are seen'),
  ).toBeVisible()
})

test('a key that is not there cannot be replaced, and the page says so', async ({
  page,
  panel,
}) => {
  await page.goto('/api-keys/create?from=ptlc_gone')
  await expect(
    page.getByText('The key that you want to replace is not in the list'),
  ).toBeVisible()
  await expect(createPage(page).description).toHaveValue('')
  panel.control.failNext({
    method: 'GET',
    path: '/api/client/account/api-keys',
    fault: '503-retry-after',
    times: 3,
  })
  await page.goto('/api-keys/create?from=ptlc_other')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(createPage(page).form).toBeHidden()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(
    page.getByText('The key that you want to replace is not in the list'),
  ).toBeVisible()
})

test('a jump in the history to another form asks as well', async ({
  page,
  panel,
  account,
}) => {
  panel.control.createApiKey(account.id, { description: 'Backup' })
  await page.getByRole('link', { name: 'API keys', exact: true }).click()
  await page.reload()
  await apiKeysPage(page).rotate('Backup')
  const { create, dialog, key } = createPage(page)
  await create.click()
  await expect(dialog).toBeVisible()
  const usable = await key.innerText()
  await page.evaluate(() => history.go(-2))
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Stay here' }).click()
  await expect(key).toHaveText(usable)
})

/** What a panel says to a new key. */
const refuses = (page: Page, detail: string) =>
  page.route('**/api/client/account/api-keys', (route) =>
    route.request().method() === 'POST'
      ? route.fulfill({
          status: 422,
          json: {
            errors: [
              {
                code: 'ValidationException',
                status: '422',
                detail,
                meta: { source_field: 'allowed_ips.1', rule: 'custom' },
              },
            ],
          },
        })
      : route.continue(),
  )

test('what the panel refuses of the addresses is said of the address it means', async ({
  page,
}) => {
  const { description, addresses, create, list } = createPage(page)
  await refuses(page, 'Not from there.')
  await description.fill('Bot')
  await addresses.fill('192.0.2.1, 192.0.2.2 ')
  await create.click()
  await expect(addresses).toHaveAccessibleDescription(/192\.0\.2\.2: Not from there\./)
  await expect(addresses).toHaveValue('192.0.2.2')
  await expect(list.getByRole('listitem')).toHaveText([
    /^192\.0\.2\.1Edit 192\.0\.2\.1one address/,
  ])
  // Put into the list as it was, it is told apart there.
  await addresses.press('Enter')
  await expect(list.getByRole('listitem')).toContainText([
    'one address',
    'the panel refuses this entry',
  ])
  await list.getByRole('button', { name: 'Edit 192.0.2.1' }).click()
  await expect(addresses).toHaveValue('192.0.2.1')
  await expect(addresses).toBeFocused()
})

test('words that name the address already are not doubled', async ({ page }) => {
  const { description, addresses, create } = createPage(page)
  // As recorded: `sessions.addresses.create.netmask-after-slash`.
  const words = '"192.0.2.2" is not a valid IP address or CIDR range.'
  await refuses(page, words)
  await description.fill('Bot')
  await addresses.fill('192.0.2.1, 192.0.2.2 ')
  await create.click()
  await expect(addresses).toHaveAccessibleDescription(
    /^(?!.*192\.0\.2\.2: ).*"192\.0\.2\.2" is not a valid IP address/,
  )
})

test('one star alone is stopped, with the reason', async ({ page }) => {
  const { description, addresses, create } = createPage(page)
  await description.fill('Bot')
  await addresses.fill('*')
  await create.click()
  await expect(addresses).toHaveAccessibleDescription(/nobody would come in/)
})

test('whoever goes elsewhere while the list is looked at arrives there, and is not led back', async ({
  page,
}) => {
  // What is fetched when idle is fetched by its press here.
  await page.clock.install()
  await page.reload()
  const { description, create, pasteBack, done } = createPage(page)
  const list = Promise.withResolvers<void>()
  const code = Promise.withResolvers<void>()
  await description.fill('Bot')
  await create.click()
  await pasteBack(await keyRead(page))
  await page.route('**/api/client/account/api-keys', async (route) => {
    await list.promise
    await route.continue()
  })
  await page.route(/\/assets\/activity.*\.js$/, async (route) => {
    await code.promise
    await route.continue()
  })
  await done.click()
  const isListed = page.waitForResponse('**/api/client/account/api-keys')
  const isAsked = page.waitForRequest(/\/assets\/activity.*\.js$/)
  await page.getByRole('link', { name: 'Activity' }).click()
  await isAsked
  list.resolve()
  await isListed
  // Longer than who is done waits for the list.
  await page.clock.runFor(3000)
  code.resolve()
  await expect(page.getByRole('heading', { name: 'Activity', level: 1 })).toBeFocused()
})
