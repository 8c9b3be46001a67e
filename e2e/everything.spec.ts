import type { Page } from '@playwright/test'

import { keyRows, saved } from './activity-export-places.ts'
import { expect, test } from './fixtures.ts'
import { openProfile, twoFactor } from './places.ts'
import { scan } from './scan.ts'
import { privateLife } from './streamer-places.ts'

test.beforeEach(({ signedIn }) => signedIn())

const name = 'Download what this page knows'

function download(page: Page) {
  const dialog = page.getByRole('dialog', { name })
  const button = (label: string) => dialog.getByRole('button', { name: label, exact: true })
  return {
    dialog,
    read: button('Make the file'),
    stop: button('Stop'),
    goOn: button('Go on'),
    save: button('Save file'),
    savePart: button('Save what there is'),
    close: button('Close'),
    async open() {
      await page.getByRole('button', { name: /Account menu/ }).click()
      await page.getByRole('button', { name }).click()
      await expect(dialog).toBeVisible()
    },
  }
}

type File = {
  account: { username: string }
  apiKeys: { read: number; items: unknown[] }
  sshKeys: { read: number; items: unknown[] }
  activity: { read: number; total: number; items: unknown[] }
  notRead: { part: string; why: string }[]
}

for (const [where, viewport] of [
  ['a desktop', { width: 1200, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
] as const)
  test.describe(`on ${where}`, () => {
    test.use({ viewport, hasTouch: where === 'a phone' })

    test('all that the page knows is one file, without a secret', async ({
      page,
      panel,
      account,
    }) => {
      privateLife(panel, account)
      const { usable } = panel.control.createApiKey(account.id)
      panel.control.setTwoFactor(account.id, twoFactor)
      panel.control.addActivity(account.id, keyRows(250, panel.control.now() - 1e7))
      await openProfile(page)
      const { open, read, save, dialog, close } = download(page)
      await open()
      await read.click()
      await expect(save).toBeVisible({ timeout: 30_000 })
      await expect(dialog).toContainText('4 API keys, 1 SSH key and 254 events')
      await scan(page, `download of everything, read, ${where}`)
      const { name: file, text } = await saved(page, () => save.click())
      expect(file).toMatch(/^perch-user\d+-\d{4}-\d\d-\d\d\.json$/)
      await expect(dialog).toContainText(`Your browser has ${file} now.`)
      const all = JSON.parse(text) as File
      expect(all.account.username).toBe(account.username)
      expect([all.apiKeys.read, all.sshKeys.read, all.activity.read]).toEqual([4, 1, 254])
      expect(all.activity.items).toHaveLength(254)
      expect(all.notRead).toEqual([])
      for (const secret of [
        usable,
        usable.slice(-16),
        account.password,
        twoFactor.secret,
        ...twoFactor.recoveryCodes,
      ])
        expect(text).not.toContain(secret)
      await close.click()
      await expect(dialog).toHaveCount(0)
    })
  })

test('what is there when it is stopped can be saved, and says so; reading goes on from there', async ({
  page,
  panel,
  account,
}) => {
  panel.control.addActivity(account.id, keyRows(250, panel.control.now()))
  await openProfile(page)
  const { read, stop, goOn, save, savePart, dialog } = download(page)
  await expect(page.getByRole('button', { name: 'Search', exact: true })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page
    .getByRole('combobox', { name: 'Search this account' })
    .fill('what this page knows')
  await expect(
    page.getByRole('option', { name: /^Download what this page knows/, selected: true }),
  ).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeVisible()
  const { promise: held, resolve: release } = Promise.withResolvers<void>()
  await page.route(/\/account\/activity\?.*page=2\b/, async (route) => {
    await held
    await route.continue().catch(() => {})
  })
  await read.click()
  await expect(dialog.getByText('100 of 250 rows read')).toBeVisible()
  await stop.click()
  await expect(dialog).toContainText('Not in the file, which says so: some activity.')
  const part = JSON.parse((await saved(page, () => savePart.click())).text) as File
  expect(part.activity).toMatchObject({ read: 100, total: 250 })
  expect(part.notRead).toEqual([{ part: 'activity', why: 'stopped' }])
  release()
  await goOn.click()
  await expect(save).toBeVisible({ timeout: 30_000 })
  const all = JSON.parse((await saved(page, () => save.click())).text) as File
  expect(all.activity).toMatchObject({ read: 250, total: 250 })
})

test('somebody else who signs in meanwhile gets no file of it', async ({
  page,
  signedInInstead,
  otherAccount,
}) => {
  const files: string[] = []
  page.on('download', (file) => files.push(file.suggestedFilename()))
  await openProfile(page)
  const { open, read, save } = download(page)
  await open()
  await read.click()
  await expect(save).toBeVisible()
  await signedInInstead(otherAccount)
  await save.click()
  const told = page.getByRole('alertdialog', { name: /is signed in now/ })
  await expect(told).toBeVisible()
  expect(files).toEqual([])
})
