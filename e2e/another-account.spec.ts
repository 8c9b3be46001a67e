import type { Page } from '@playwright/test'

import type { PanelAccount } from '../panel/types.ts'
import { expect, test } from './fixtures.ts'
import {
  apiKeysPage,
  createKeyPage,
  publicKeys,
  sshAddPage,
  sshKeysPage,
} from './key-places.ts'
import { lookAtAgain, profileHeading, signInAgain } from './places.ts'
import { typeEmail } from './profile-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

// Whoever shares a password with somebody is not to change their account by it.
test.use({ samePassword: true })

/** The one question that there is, however another account was found. */
const question = (page: Page, other: PanelAccount) =>
  page.getByRole('alertdialog', {
    name: `${other.username} is signed in now in this browser`,
  })

test('an email is not changed in the account that signed in on the panel’s own page meanwhile', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  await page.goto('/profile')
  await typeEmail(page, `never-${account.email}`, account.password)
  await signedInInstead(other)
  await page.getByRole('button', { name: 'Change email' }).click()

  const dialog = question(page, other)
  await expect(dialog).toContainText(`Nothing was changed in ${other.username}’s account`)
  await dialog.getByRole('button', { name: `Go on as ${other.username}` }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('main')).toBeFocused()
  await expect(page.getByRole('definition').filter({ hasText: other.email })).toBeVisible()
  await expect(page.getByLabel('New email')).toBeHidden()
  await expect(page.getByText(account.email, { exact: true })).toBeHidden()
  expect(panel.control.findAccount(other.username)?.email).toBe(other.email)
  expect(panel.control.findAccount(account.username)?.email).toBe(account.email)
})

test('a key is deleted in nobody’s account when another tab signed in as somebody else', async ({
  page,
  context,
  account,
  panel,
  otherAccount: other,
  cookiesCleared,
}) => {
  panel.control.createApiKey(account.id, { description: 'leaked key' })
  await page.goto('/api-keys')
  await apiKeysPage(page).remove('leaked key')
  const asked = page.getByRole('alertdialog')
  await expect(asked).toContainText('leaked key')

  await cookiesCleared()
  const second = await context.newPage()
  await second.goto('/sign-in')
  await second.getByLabel('User name or email').fill(other.username)
  await second.getByLabel('Password', { exact: true }).fill(other.password)
  await second.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(second.getByRole('heading', { name: 'Profile' })).toBeVisible()

  // The tab hears of it before anybody presses: what it asked about is gone, and so is the button.
  await expect(page.getByText(other.username).first()).toBeVisible()
  await expect(asked.filter({ hasText: 'leaked key' })).toHaveCount(0)
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('two-factor is not set up in the account of whoever signed in meanwhile', async ({
  page,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  await page.goto('/security/two-factor')
  const start = page.getByRole('button', { name: 'Show the QR code' })
  await expect(start).toBeVisible()
  await signedInInstead(other)
  await start.click()
  await expect(
    page.getByRole('alertdialog', { name: `${other.username} is signed in now` }),
  ).toBeVisible()
  expect(panel.control.twoFactorSecret(other.id)).toBeNull()
})

test('a key is made in nobody’s account', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  await page.goto('/api-keys/create')
  const { description, create } = createKeyPage(page)
  await description.fill('For a script')
  await signedInInstead(other)
  await create.click()
  await expect(question(page, other)).toBeVisible()
  for (const { id } of [account, other])
    expect(panel.control.keysOf(id).apiKeys).toHaveLength(0)
})

test('a key is rotated in nobody’s account', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Backup' })
  await page.goto(`/api-keys/create?from=${identifier}`)
  const { description, create } = createKeyPage(page)
  await expect(description).toHaveValue('Backup')
  await signedInInstead(other)
  await create.click()
  await expect(question(page, other)).toBeVisible()
  expect(panel.control.keysOf(account.id).apiKeys).toMatchObject([{ identifier }])
  expect(panel.control.keysOf(other.id).apiKeys).toHaveLength(0)
})

test('an SSH key is added to nobody’s account', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  await page.goto('/ssh-keys/add')
  const { key, name, add } = sshAddPage(page)
  await key.fill(publicKeys.first)
  await name.fill('Laptop')
  await signedInInstead(other)
  await add.click()
  await expect(question(page, other)).toBeVisible()
  for (const { id } of [account, other])
    expect(panel.control.keysOf(id).sshKeys).toHaveLength(0)
})

test('an SSH key is removed from nobody’s account, though both have it', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  for (const { id } of [account, other])
    panel.control.createSshKey(id, { name: 'Laptop', publicKey: publicKeys.first })
  await page.goto('/ssh-keys')
  const opened = await sshKeysPage(page).open('Laptop')
  const remove = opened.getByRole('button', { name: /^Remove/ })
  await expect(remove).toBeVisible()
  await signedInInstead(other)
  await remove.click()
  await expect(question(page, other)).toBeVisible()
  for (const { id } of [account, other])
    expect(panel.control.keysOf(id).sshKeys).toHaveLength(1)
})

test('an SSH key that was removed is not put back into somebody else’s account', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  const laptop = { name: 'Laptop', publicKey: publicKeys.first }
  panel.control.createSshKey(account.id, laptop)
  await page.goto('/ssh-keys')
  const { remove, undo } = sshKeysPage(page)
  await remove('Laptop')
  await expect(undo).toBeVisible()
  await expect.poll(() => panel.control.keysOf(account.id).sshKeys.length).toBe(0)
  await signedInInstead(other)
  await undo.click()
  await expect(question(page, other)).toBeVisible()
  expect(panel.control.keysOf(other.id).sshKeys).toHaveLength(0)
})

test('nobody is signed out but whom the page shows', async ({
  page,
  otherAccount: other,
  signedInInstead,
}) => {
  await page.goto('/profile')
  await page.getByRole('button', { name: /Account menu/ }).click()
  await signedInInstead(other)
  const sent: string[] = []
  page.on('request', (request) => void sent.push(new URL(request.url()).pathname))
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  const asked = question(page, other)
  await expect(asked).toContainText(`Nothing was changed in ${other.username}’s account`)
  await asked.getByRole('button', { name: `Go on as ${other.username}` }).click()
  await expect(page.getByRole('definition').filter({ hasText: other.email })).toBeVisible()
  expect(sent).not.toContain('/auth/logout')
  await page.reload()
  await expect(page.getByRole('definition').filter({ hasText: other.email })).toBeVisible()
})

test('nothing typed is lost to whoever signs the other out and comes back', async ({
  page,
  account,
  otherAccount: other,
  signedInInstead,
}) => {
  await page.goto('/profile')
  await typeEmail(page, 'typed@example.com')
  await signedInInstead(other)
  await lookAtAgain(page)
  const asked = question(page, other)
  await expect(asked).toContainText(`What you typed as ${account.username} is still here.`)
  await page.keyboard.press('Escape')
  await expect(asked).toBeVisible()
  // The first way is the one that keeps what was typed.
  const keep = asked.getByRole('button').first()
  await expect(keep).toHaveAccessibleName(
    `Sign ${other.username} out and sign in as ${account.username}`,
  )
  await keep.click()
  const ended = page.getByRole('alertdialog', { name: `${other.username} is signed out` })
  await expect(ended).toBeVisible()
  // Counted once the second is there: the first has gone by then, and does not lie under it.
  await expect(page.getByRole('alertdialog')).toHaveCount(1)
  await signInAgain(ended, account.password)
  await expect(ended).toBeHidden()
  await expect(page.getByLabel('New email')).toHaveValue('typed@example.com')
})

test('with nothing typed, signing the other out leads to the sign-in page and back', async ({
  page,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  await page.goto('/profile')
  await expect(profileHeading(page)).toBeVisible()
  await signedInInstead(other)
  await lookAtAgain(page)
  const asked = question(page, other)
  panel.control.failNext({ path: '/auth/logout', fault: 'empty-200-not-run' })
  const leave = asked.getByRole('button', { name: `Sign ${other.username} out` })
  await leave.click()
  await expect(asked.getByRole('alert')).toContainText(
    `${other.username} is still signed in. Try again`,
  )
  await leave.click()
  await expect(page.getByText('You are signed out.')).toBeVisible()
  await expect(asked).toBeHidden()
})

test('once the other one is out, no form says that they are signed in', async ({
  page,
  account,
  panel,
  otherAccount: other,
  signedInInstead,
}) => {
  await page.goto('/profile')
  await typeEmail(page, `new-${account.email}`, account.password)
  await signedInInstead(other)
  await page.getByRole('button', { name: 'Change email' }).click()
  await question(page, other).getByRole('button').first().click()
  const ended = page.getByRole('alertdialog', { name: `${other.username} is signed out` })
  await signInAgain(ended, account.password)
  await expect(ended).toBeHidden()
  const told = page
    .getByRole('alert')
    .filter({ hasText: `${other.username} was signed in` })
  await expect(told).toContainText('Nothing was sent or changed')
  await expect(page.getByText(`${other.username} is signed in`)).toBeHidden()
  await page.getByRole('button', { name: 'Change email' }).click()
  await expect
    .poll(() => panel.control.findAccount(account.username)?.email)
    .toBe(`new-${account.email}`)
})
