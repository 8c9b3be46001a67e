import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { apiKeysPage, publicKeys, sshKeysPage } from './key-places.ts'

const apiKeys = '/api/client/account/api-keys'
const sshKeys = '/api/client/account/ssh-keys'

/** Answers with rows as no panel of ours would write them. */
async function answerWith(page: Page, path: string, rows: readonly unknown[]) {
  await page.route(`**${path}`, (route) =>
    route.request().method() === 'GET'
      ? route.fulfill({ json: { object: 'list', data: rows } })
      : route.continue(),
  )
}

const apiRow = (attributes: object) => ({
  object: 'api_key',
  attributes: {
    identifier: 'ptlc_aaaaaaaaaaa',
    description: 'Bot',
    allowed_ips: [],
    last_used_at: null,
    created_at: '2026-01-01T00:00:00+00:00',
    ...attributes,
  },
})

test.beforeEach(({ signedIn }) => signedIn())

test('an API key shows whatever the panel leaves out or writes oddly', async ({ page }) => {
  await answerWith(page, apiKeys, [
    apiRow({ identifier: 'ptlc_one', description: null, allowed_ips: null }),
    apiRow({ identifier: 'zzzz_unknown', description: 'Unknown prefix' }),
    apiRow({ identifier: 'ptlc_bidi', description: 'invoice\u202Efdp.exe\u0000\u0007' }),
    apiRow({ identifier: 'ptlc_date', description: 'Odd dates', created_at: 'yesterday' }),
    { object: 'api_key', attributes: { description: 'no identifier' } },
  ])
  await page.goto('/api-keys')
  const { rows, row, open } = apiKeysPage(page)
  await expect(rows).toHaveCount(4)
  await expect(row('ptlc_one')).toContainText('anywhere')
  await expect(row('ptlc_one')).toContainText('No description')
  await expect(await open('Unknown prefix')).toContainText('zzzz_unknown')
  // What turns the direction of text must not reach beyond the name.
  await expect(row('invoice').locator('bdi').first()).toContainText('invoice‹U+202E›fdp')
  await expect(row('Odd dates')).toContainText('Never used')
  await expect(page.getByText('1 more key could not be read')).toBeVisible()
})

test('an SSH key of any fingerprint is removed by just that', async ({ page }) => {
  const fingerprint = 'a/b+c/d+e5X2Vd0Yk2yqR8u0m9Jk1pQ7tS3wZ4xC6vB8'
  await answerWith(page, sshKeys, [
    {
      object: 'ssh_key',
      attributes: {
        name: '\u202Eevil\u2066 <b>laptop</b>',
        fingerprint,
        public_key: publicKeys.first,
        created_at: '2026-01-01T00:00:00+00:00',
      },
    },
    { object: 'ssh_key', attributes: { name: 7 } },
  ])
  await page.goto('/ssh-keys')
  const { row, open } = sshKeysPage(page)
  const opened = await open('<b>laptop</b>')
  await expect(opened).toContainText(`SHA256:${fingerprint}`)
  await expect(page.getByText('1 more key could not be read')).toBeVisible()
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await opened.getByRole('button', { name: /^Remove/ }).click()
  expect((await sent).postDataJSON()).toEqual({ fingerprint })
  // Removed, says the panel, and lists it all the same.
  await expect(page.getByRole('alert')).toContainText('still')
  await expect(row('<b>laptop</b>')).toBeVisible()
})

test('while keys are deleted the page says how far it is, and stops when told', async ({
  page,
  panel,
  account,
}) => {
  for (const description of ['Alpha', 'Bravo', 'Charlie'])
    panel.control.createApiKey(account.id, { description })
  const waiting: (() => void)[] = []
  await page.route(`**${apiKeys}/*`, async (route) => {
    await new Promise<void>((go) => waiting.push(go))
    await route.continue()
  })
  await page.goto('/api-keys')
  const { rows, dialog, selectAll, deletePicked } = apiKeysPage(page)
  await expect(rows).toHaveCount(3)
  await selectAll.check()
  await deletePicked.click()
  await dialog.getByRole('button', { name: 'Delete 3 keys' }).click()
  const bar = dialog.getByRole('progressbar')
  await expect(bar).toHaveAttribute('max', '3')
  await expect(bar).toHaveJSProperty('value', 0)
  await expect.poll(() => waiting.length).toBe(1)
  waiting[0]?.()
  await expect(bar).toHaveJSProperty('value', 1)
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => waiting.length).toBe(2)
  waiting[1]?.()
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused()
  await dialog.getByRole('button', { name: 'Close' }).click()
  await expect(rows).toHaveCount(1)
})
