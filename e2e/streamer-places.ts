import { expect, type Page } from '@playwright/test'

import type { Panel, PanelAccount } from '../panel/types.ts'
import { newPublicKey } from './key-places.ts'

/** Gives an account what is private in it on every page; returns all of that, as it would stand there. */
export function privateLife(panel: Panel, account: PanelAccount): string[] {
  const { control } = panel
  const now = control.now()
  const named = { description: 'Twin', allowedIps: ['203.0.113.7'] }
  const first = control.createApiKey(account.id, named).identifier
  const second = control.createApiKey(account.id, named).identifier
  const nameless = control.createApiKey(account.id, { description: '' }).identifier
  const { fingerprint } = control.createSshKey(account.id, {
    name: 'Laptop',
    publicKey: newPublicKey(),
  })
  const sftp = { ip: 'fra-1.private.example', port: 2022 }
  control.createServer(account.id, { name: 'Survival', sftp })
  const old = 'una.before@example.org'
  control.addActivity(account.id, [
    { event: 'auth:success', timestamp: now - 9e6, ip: '198.51.100.23' },
    {
      event: 'user:account.email-changed',
      timestamp: now - 8e6,
      ip: '198.51.100.23',
      properties: { old, new: account.email },
    },
    {
      event: 'user:api-key.create',
      timestamp: now - 7e6,
      ip: '2001:db8::7',
      properties: { identifier: 'ptlc_deletedKey1' },
    },
    {
      event: 'user:ssh-key.create',
      timestamp: now - 6e6,
      ip: '198.51.100.23',
      properties: { fingerprint },
    },
  ])
  return [
    account.username,
    account.email,
    `${account.firstName} ${account.lastName}`,
    first,
    second,
    nameless,
    'ptlc_deletedKey1',
    fingerprint.slice(0, 10),
    sftp.ip,
    old,
    '203.0.113.7',
    '198.51.100.23',
    '2001:db8::7',
  ]
}

/** Which of some texts can be read: to the eye, to the ear, in the tab's title, or by selecting all. Where links lead is not said. */
export async function readable(page: Page, texts: readonly string[]): Promise<string[]> {
  const heard = (await page.locator('body').ariaSnapshot()).replaceAll(
    /^\s*- \/url: .*$/gm,
    '',
  )
  const seen = await page.evaluate(() => {
    const selection = getSelection()
    selection?.selectAllChildren(document.querySelector('dialog') ?? document.body)
    const selected = String(selection)
    selection?.removeAllRanges()
    return [document.title, document.body.innerText, selected].join('\n')
  })
  return texts.filter((text) => heard.includes(text) || seen.includes(text))
}

/** Turns streamer mode on in the account menu. */
export async function turnOn(page: Page): Promise<void> {
  const menu = page.getByRole('button', { name: /Account menu/ })
  await menu.click()
  await page.getByRole('checkbox', { name: 'Streamer mode' }).check()
  await expect(page.getByRole('checkbox', { name: 'Streamer mode' })).toBeChecked()
  await menu.click()
}

/** A hidden value, as it is heard. */
export const hidden = (page: Page, what: string) =>
  page.getByRole('button', { name: `hidden ${what}: point at it or focus it to see it` })
