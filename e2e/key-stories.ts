import { expect, type Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { apiKeysPage, createKeyPage, publicKeys, sshKeysPage } from './key-places.ts'

/** Who and what a story is about. */
export type Cast = { page: Page; panel: Panel; account: PanelAccount }

/** An API key is created on the page, used against the panel, deleted on the page, and dead. For somebody signed in. */
export async function liveOfAnApiKey({ page, origin }: { page: Page; origin: string }) {
  await page.goto('/api-keys')
  await page.getByRole('link', { name: 'Create API key' }).click()
  const { description, create, key, finish, dialog } = createKeyPage(page)
  const name = 'Billing <img src=x onerror=alert(1)> 🐦'
  await description.fill(name)
  await create.click()
  await expect(dialog).toBeVisible()
  const usable = await key.innerText()
  const ask = () =>
    fetch(`${origin}/api/client/account`, {
      headers: { authorization: `Bearer ${usable}`, accept: 'application/json' },
    })
  expect((await ask()).status).toBe(200)
  await finish()
  await expect(page.getByRole('heading', { name: 'API keys', level: 1 })).toBeFocused()
  const { row, open, remove } = apiKeysPage(page)
  await expect(row('Billing <img')).toContainText('anywhere')
  // The row has the beginning of a long name, and the opened one all of it.
  await expect(await open('Billing <img')).toContainText(name)
  await remove('Billing <img')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete key' }).click()
  await expect(page.getByRole('heading', { name: 'No API keys yet' })).toBeVisible()
  expect((await ask()).status).toBe(401)
}

/** An SSH key is removed, and brought back. For somebody signed in. */
export async function removalIsUndone({ page, panel, account }: Cast) {
  const { fingerprint } = panel.control.createSshKey(account.id, {
    name: 'laptop',
    publicKey: publicKeys.first,
  })
  await page.goto('/ssh-keys')
  const { open, remove, undo, list } = sshKeysPage(page)
  await expect(await open('laptop')).toContainText(`SHA256:${fingerprint}`)
  await remove('laptop')
  await expect(page.getByText('laptop is removed.', { exact: true })).toBeVisible()
  await expect(list).toBeHidden()
  await expect(
    page.getByText(/You can undo this while .* for \d+ seconds after/).last(),
  ).toBeVisible()
  await undo.click()
  await expect(await open('laptop')).toContainText(`SHA256:${fingerprint}`)
  await expect(undo).toBeHidden()
}
