import { generateKeyPairSync } from 'node:crypto'

import type { Locator, Page } from '@playwright/test'

/** Throwaway keys whose private halves nobody has. */
export const publicKeys = {
  first: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
  second:
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJQ9kUfv2nbzlmyRMlWqkJQZzqJxN8bUqj9oQxgYfvqB',
} as const

/** A new key of which nobody keeps the private half. */
export function newPublicKey(): string {
  const { publicKey: made } = generateKeyPairSync('ed25519')
  const { x = '' } = made.export({ format: 'jwk' })
  const head = Buffer.from('0000000b7373682d6564323535313900000020', 'hex')
  return `ssh-ed25519 ${Buffer.concat([head, Buffer.from(x, 'base64url')]).toString('base64')}`
}

/** A table of keys. */
function keyTable(page: Page | Locator, label: string) {
  const list = page.getByRole('table', { name: label })
  const rows = list.getByRole('row').filter({ has: list.page().getByRole('rowheader') })
  const row = (name: string) => rows.filter({ hasText: name })
  const more = (name: string) => row(name).getByRole('button', { name: /^More for / })
  const menu = page.getByRole('menu')
  return {
    list,
    /** Each has the name of a key. */
    rows,
    row,
    /** Opens the row of a key. Returns what stands in it. */
    open: (name: string) => openRow(row(name)),
    more,
    menu,
    /** Chooses a line of the menu of a key. */
    async choose(name: string, line: string): Promise<void> {
      await more(name).click()
      await menu.getByRole('menuitem', { name: line }).click()
    },
    search: page.getByRole('searchbox', { name: 'Search keys' }),
  }
}

/** The list of API keys. */
export function apiKeysPage(page: Page | Locator) {
  const table = keyTable(page, 'API keys')
  const { list, choose } = table
  const picked = page.getByRole('group', { name: 'Selected keys' })
  return {
    ...table,
    /** Asks to delete a key. */
    remove: (name: string) => choose(name, 'Delete…'),
    rotate: (name: string) => choose(name, 'Rotate…'),
    change: (name: string) => choose(name, 'Change addresses…'),
    /** What can be done with the keys that are selected. */
    picked,
    selectAll: list.getByRole('checkbox', { name: 'Select all keys' }),
    deletePicked: picked.getByRole('button', { name: 'Delete…' }),
    order: page.getByRole('combobox', { name: 'Order' }),
    dialog: page.getByRole('alertdialog'),
  }
}

/** Opens a row of a table by its name, where it is not open yet. Returns what stands in it. */
export async function openRow(row: Locator): Promise<Locator> {
  const name = row.getByRole('rowheader').getByRole('button')
  if ((await name.getAttribute('aria-expanded')) === 'false') await name.click()
  const opened = await name.getAttribute('aria-controls')
  return row.locator(`xpath=following-sibling::*[@id="${opened}"]`)
}

/** The list of SSH keys. */
export function sshKeysPage(page: Page | Locator) {
  const table = keyTable(page, 'SSH keys')
  return {
    ...table,
    /** Removes a key by its menu. */
    remove: (name: string) => table.choose(name, 'Remove'),
    undo: page.getByRole('button', { name: 'Undo' }),
  }
}

/** The servers to connect to. */
export function serversOf(page: Page) {
  const table = page.getByRole('table', { name: 'Servers' })
  const rows = table.getByRole('row').filter({ has: page.getByRole('rowheader') })
  return {
    table,
    /** Each has the name of a server. */
    rows,
    row: (name: string) => rows.filter({ hasText: name }),
    search: page.getByRole('searchbox', { name: 'Search servers' }),
    copied: () => page.evaluate(() => navigator.clipboard.readText()),
  }
}

/** The form for a new API key, and the dialog that reveals it. */
export function createKeyPage(page: Page | Locator) {
  const form = page.getByRole('form', { name: 'Create an API key' })
  const dialog = page.getByRole('alertdialog', { name: /^Your key for / })
  const done = dialog.getByRole('button', { name: 'Done' })
  const stored = dialog.getByLabel('Paste it back from where you stored it')
  /** Pastes into the field that compares, which is folded away. */
  async function pasteBack(text: string): Promise<void> {
    if (!(await stored.isVisible()))
      await dialog.getByText('Check the copy you stored').click()
    await stored.fill(text)
  }
  return {
    form,
    description: form.getByLabel('Description', { exact: true }),
    addresses: form.getByRole('textbox', { name: 'Allowed addresses' }),
    list: form.getByRole('list', { name: 'Addresses in the list' }),
    /** In a rotation it is the new one. */
    create: form.getByRole('button', { name: /^Create (the new )?key$/ }),
    /** Where one deletes a key so that another one fits. */
    room: {
      /** Only where the panel has just refused a key. */
      notice: page.getByRole('alert').filter({ hasText: 'this panel refused more' }),
      choice: page.getByRole('combobox', { name: 'Key to delete' }),
      delete: page.getByRole('button', { name: 'Delete it…' }),
      dialog: page.getByRole('alertdialog', { name: 'Delete this API key?' }),
    },
    dialog,
    key: dialog.getByLabel('The key', { exact: true }),
    stored,
    pasteBack,
    spell: dialog.getByRole('button', { name: 'Spell out' }),
    /** Its groups, when it is spelled. */
    spelled: dialog.getByRole('list', { name: 'Spelled out' }),
    hide: dialog.getByRole('button', { name: 'Hide' }),
    show: dialog.getByRole('button', { name: 'Show' }),
    done,
    /** Asked when the key was not stored as far as the page knows. */
    question: dialog.getByRole('group', { name: /Close for good\?$/ }),
    /** Shows that the key was stored, and closes it. */
    async finish(): Promise<void> {
      await pasteBack(await keyRead(page))
      await done.click()
    },
  }
}

/** The key that is on the screen, with its secret. */
export function keyRead(page: Page | Locator): Promise<string> {
  return page.getByLabel('The key', { exact: true }).innerText()
}

/** Pastes into a field at its caret. The clipboard itself is closed to the browser of the tests. */
export async function pasteInto(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const init = { clipboardData, bubbles: true, cancelable: true }
    element.dispatchEvent(new ClipboardEvent('paste', init))
  }, text)
}

/** The form that adds an SSH key. */
export function sshAddPage(page: Page | Locator) {
  const form = page.getByRole('form', { name: 'Add an SSH key' })
  return {
    form,
    key: form.getByLabel('Public key', { exact: true }),
    name: form.getByLabel('Name', { exact: true }),
    add: form.getByRole('button', { name: 'Add key' }),
    alert: form.getByRole('alert'),
  }
}
