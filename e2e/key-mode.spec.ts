import { findSecret, listenToConsole } from './canaries.ts'
import { expect, test } from './fixtures.ts'
import { enterByKey, keyForm, profileHeading } from './places.ts'
import { typeEmail } from './profile-places.ts'

test.use({ auth: 'key' })

/**
 * The panel takes what comes from its own address for its own page, where a write with a key alone
 * is refused (recording `bearer.browser.put.origin-app-url`); from elsewhere it does not.
 */
const addresses = [
  ['the own origin of the panel', (origin: string) => origin],
  [
    'an origin that the panel does not know',
    (origin: string) => origin.replace('127.0.0.1', 'localhost'),
  ],
] as const

for (const [where, at] of addresses) {
  test(`on ${where}, a key reads and saves`, async ({ page, account, panel, served }) => {
    const { usable } = panel.control.createApiKey(account.id)
    await page.goto(`${at(served.origin)}/profile`)
    await expect(page).toHaveURL(/\/sign-in$/)
    const { key, use } = keyForm(page)
    await expect(key).toBeFocused()
    await use(`  ${usable}\n`)
    await expect(profileHeading(page)).toBeVisible()
    const next = `key-${account.email}`
    await typeEmail(page, next, account.password)
    await page.getByRole('button', { name: 'Change email' }).click()
    await expect(
      page.getByText(`Email changed from ${account.email} to ${next}.`).first(),
    ).toBeVisible()
  })

  test(`on ${where}, a key is held in memory alone`, async ({
    page,
    account,
    panel,
    served,
  }) => {
    const said = listenToConsole(page)
    const { usable } = panel.control.createApiKey(account.id)
    await page.goto(`${at(served.origin)}/sign-in`)
    const { key, use } = keyForm(page)
    await use(usable)
    await expect(profileHeading(page)).toBeVisible()
    expect(await findSecret(page, usable, said)).toEqual([])
    await page.reload()
    await expect(key).toBeVisible()
    await expect(key).toHaveValue('')
  })
}

test('a key that may be kept outlives a reload, in this tab alone', async ({
  page,
  account,
  context,
  panel,
}) => {
  const said = listenToConsole(page)
  const usable = await enterByKey({ page, panel, account }, { keep: true })
  expect(await findSecret(page, usable, said)).toEqual(['sessionStorage'])
  await page.reload()
  await expect(profileHeading(page)).toBeVisible()
  const other = await context.newPage()
  await other.goto('/profile')
  await expect(keyForm(other).key).toBeVisible()
})

test('leaving forgets the key, and says that the key still works', async ({
  page,
  account,
  panel,
}) => {
  const said = listenToConsole(page)
  const usable = await enterByKey({ page, panel, account }, { keep: true })
  await page.getByRole('button', { name: /Account menu/ }).click()
  await page.getByRole('button', { name: 'Forget the key and leave' }).click()
  await expect(page.getByText('This page has forgotten the key')).toBeVisible()
  expect(await findSecret(page, usable, said)).toEqual([])
  await page.goto('/profile')
  await expect(keyForm(page).key).toBeVisible()
})

test('an application key is refused before it is sent, with the reason', async ({
  page,
  account,
  panel,
}) => {
  const sent: string[] = []
  page.on('request', (request) => {
    const header = request.headers()['authorization']
    if (header) sent.push(header)
  })
  const application = panel.control.createApiKey(account.id, { kind: 'application' })
  const { usable } = panel.control.createApiKey(account.id)
  await page.goto('/sign-in')
  const { key, use } = keyForm(page)
  await use(application.usable)
  await expect(key).toHaveAccessibleDescription(
    /application key, which cannot act for an account. It was not sent anywhere/,
  )
  await expect(key).toHaveValue(application.usable)
  await expect(key).toBeFocused()
  expect(sent).toEqual([])
  await use(usable)
  await expect(profileHeading(page)).toBeVisible()
  expect(new Set(sent)).toEqual(new Set([`Bearer ${usable}`]))
})

test('a key is refused beside its field, whatever is wrong with it', async ({
  page,
  account,
  panel,
}) => {
  const elsewhere = panel.control.createApiKey(account.id, { allowedIps: ['192.0.2.7'] })
  const { usable } = panel.control.createApiKey(account.id)
  await page.goto('/sign-in')
  const { key, send, use } = keyForm(page)
  await send.click()
  await expect(key).toHaveAccessibleDescription(/Paste your key/)
  for (const [typed, words] of [
    ['two words', /no spaces inside/],
    ['ключ', /only plain letters/],
    [usable.slice(0, -1), /does not know this key/],
    ['x'.repeat(2000), /does not know this key/],
    [elsewhere.usable, /does not work from your address \(127.0.0.1\)/],
  ] as const) {
    await use(typed)
    await expect(key).toHaveAccessibleDescription(words)
    await expect(key).toHaveValue(typed)
  }
  await use(usable)
  await expect(profileHeading(page)).toBeVisible()
})

test('somebody signed in here outranks the key: it is said, and can be ended', async ({
  page,
  account,
  panel,
  signedIn,
  otherAccount: other,
}) => {
  const { usable } = panel.control.createApiKey(account.id)
  await page.goto('/sign-in')
  await signedIn(other)
  const { key, send, use } = keyForm(page)
  await use(usable)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(
    `${other.username} is signed in to the panel in this browser`,
  )
  await expect(alert).toBeFocused()
  await expect(key).toHaveValue(usable)
  await alert
    .getByRole('button', { name: `Sign ${other.username} out of Pterodactyl` })
    .click()
  await expect(alert).toBeHidden()
  await expect(
    page.getByRole('status').filter({ hasText: 'Now use the key' }),
  ).toContainText(`${other.username} is signed out`)
  await expect(send).toBeFocused()
  await send.click()
  await expect(profileHeading(page)).toBeVisible()
  await expect(page.getByRole('main')).toContainText(account.email)
})

test('a key that is deleted in the middle of a form is replaced in place', async ({
  page,
  account,
  panel,
}) => {
  await enterByKey({ page, panel, account })
  const next = `kept-${account.email}`
  await typeEmail(page, next, account.password)
  panel.control.reset(account.id)
  await page.getByRole('button', { name: 'Change email' }).click()
  const dialog = page.getByRole('alertdialog')
  const second = panel.control.createApiKey(account.id)
  await keyForm(dialog).use(second.usable)
  await expect(page.getByText(`to ${next}.`).first()).toBeVisible()
})

test('the keyboard alone hands over a key', async ({ page, account, panel }) => {
  const { usable } = panel.control.createApiKey(account.id)
  await page.goto('/sign-in')
  const { key, keep } = keyForm(page)
  await expect(key).toBeFocused()
  await page.keyboard.insertText(usable)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Show Client API key' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: /under API credentials/ })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(keep).toBeFocused()
  await page.keyboard.press('Space')
  await expect(keep).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(profileHeading(page)).toBeVisible()
})

test('with a key, a changed password speaks of no session, and the key goes on working', async ({
  page,
  account,
  panel,
}) => {
  await enterByKey({ page, panel, account })
  await page.getByRole('button', { name: 'Change password' }).click()
  await page.getByLabel('Current password', { exact: true }).fill(account.password)
  await page.getByLabel('New password', { exact: true }).fill('copper lantern otter')
  const main = page.getByRole('main')
  await expect(main).toContainText('also the key that this page uses')
  await expect(main).not.toContainText('This one may')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(page.getByText('Password changed.').last()).toBeVisible()
  await expect(main).toContainText('The key that this page uses keeps working.')
  await expect(main).not.toContainText('This one may')
  await expect(page.getByRole('button', { name: /Sign out here/ })).toHaveCount(0)
  await main.getByRole('link', { name: /API keys?$/ }).click()
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeVisible()
})
