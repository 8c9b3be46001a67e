import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { publicKeys, sshKeysPage } from './key-places.ts'

const fixture = (name: string) =>
  readFileSync(
    join(import.meta.dirname, '..', 'src', 'pages', 'ssh-keys', 'key', 'fixtures', name),
    'utf8',
  )

function addPage(page: Page) {
  const form = page.getByRole('form', { name: 'Add an SSH key' })
  return {
    form,
    key: form.getByLabel('Public key', { exact: true }),
    name: form.getByLabel('Name', { exact: true }),
    add: form.getByRole('button', { name: 'Add key' }),
    alert: form.getByRole('alert'),
  }
}

/** Pastes as a keyboard does, past the clipboard that the browser of the tests refuses. */
async function paste(page: Page, text: string) {
  await addPage(page).key.focus()
  const session = await page.context().newCDPSession(page)
  await session.send('Input.insertText', { text })
  await session.detach()
}

test.beforeEach(async ({ page, signedIn }) => {
  await signedIn()
  await page.goto('/ssh-keys')
  await page.getByRole('link', { name: 'Add SSH key' }).click()
  await expect(addPage(page).key).toBeVisible()
})

test('a key is shown as it is entered, named by its comment, and added', async ({
  page,
}) => {
  const { key, name, add, form } = addPage(page)
  await key.fill(`${publicKeys.first} una@laptop`)
  await expect(form).toContainText('ED25519')
  await expect(form).toContainText('256 bits')
  const shown = await form.getByText(/^SHA256:/).innerText()
  await expect(name).toHaveValue('una@laptop')
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await add.click()
  expect((await sent).postDataJSON()).toEqual({
    name: 'una@laptop',
    public_key: publicKeys.first,
  })
  await expect(sshKeysPage(page).row('una@laptop')).toContainText(shown)
})

test('what was typed as the name is not replaced', async ({ page }) => {
  const { key, name } = addPage(page)
  await name.fill('my own name')
  await key.fill(`${publicKeys.first} una@laptop`)
  await expect(addPage(page).form).toContainText('ED25519')
  await expect(name).toHaveValue('my own name')
})

test('a key that is there already is told by its twin’s name', async ({
  page,
  panel,
  account,
}) => {
  panel.control.createSshKey(account.id, { name: 'old pc', publicKey: publicKeys.first })
  await page.reload()
  await addPage(page).key.fill(publicKeys.first)
  await expect(addPage(page).form).toContainText(
    'You have this key already: it is called old pc',
  )
})

test('of several keys one is chosen', async ({ page }) => {
  const { key, add, form } = addPage(page)
  await key.fill(`${publicKeys.first} one@pc\n${publicKeys.second} two@pc`)
  await expect(form).toContainText('2 keys were found')
  await form.getByRole('radio', { name: /two@pc/ }).check()
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await add.click()
  expect((await sent).postDataJSON()).toEqual({
    name: 'two@pc',
    public_key: publicKeys.second,
  })
})

test.describe('a private key', () => {
  const secret = fixture('ed25519-256.v3.ppk')

  test('never gets into the field, and Undo and Redo do not bring it there', async ({
    page,
  }) => {
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.postData() ?? ''))
    const { key, alert } = addPage(page)
    await paste(page, 'before')
    await paste(page, secret)
    await expect(alert).toContainText('This is a private key: it was kept out')
    await expect(alert).toContainText('Your clipboard still holds it')
    await expect(key).toHaveValue('before')
    await key.focus()
    for (const press of ['Control+z', 'Control+Shift+z', 'Control+y', 'Control+z']) {
      await page.keyboard.press(press)
      expect(await key.inputValue()).not.toContain('Private-Lines')
    }
    expect(await page.content()).not.toContain('Private-Lines')
    expect(sent.join('')).not.toContain('Private-Lines')
  })

  test('its public half is offered, and is what is sent', async ({ page }) => {
    const { alert, name, add } = addPage(page)
    await paste(page, secret)
    await alert.getByRole('button', { name: 'Use the public half' }).click()
    await expect(addPage(page).form).toContainText('ED25519')
    await name.fill('from the private one')
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await add.click()
    const body = (await sent).postData() ?? ''
    expect(body).toContain('ssh-ed25519 ')
    expect(body).not.toContain('Private-Lines')
    await expect(sshKeysPage(page).row('from the private one')).toBeVisible()
  })

  test('nor does one from a file', async ({ page }) => {
    const { key, alert } = addPage(page)
    await page.locator('input[type=file]').setInputFiles({
      name: 'id_ed25519',
      mimeType: 'text/plain',
      buffer: Buffer.from(secret),
    })
    await expect(alert).toContainText('Only the file on your computer holds it')
    await expect(key).toHaveValue('')
  })
})

for (const [name, text, words] of [
  ['DSA', fixture('dsa-1024.pub'), /DSA keys are too weak/],
  ['a key of a security device', fixture('sk-ed25519.pub'), /keys of security devices/],
  ['a truncated key', publicKeys.first.slice(0, -8), /The end of this key is missing/],
  ['no key at all', 'hello world', /not a public key/],
  [
    'a fingerprint',
    'SHA256:uNiVztksCsDhcc0u9e8BrrbmGvoLAmgeEJ6P+BDVmaQ',
    /only the fingerprint/,
  ],
  ['nothing', '', /Paste or choose your public key/],
] as const) {
  test(`${name} is refused before anything is sent`, async ({ page }) => {
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url())
    })
    const { key, name: field, add } = addPage(page)
    await key.fill(text)
    await field.fill('x')
    await add.click()
    await expect(key).toHaveAccessibleDescription(words)
    await expect(key).toBeFocused()
    await expect(key).toHaveValue(text)
    expect(sent).toEqual([])
  })
}

test('a name has at most 191 characters', async ({ page }) => {
  const { key, name, add } = addPage(page)
  await key.fill(publicKeys.first)
  await name.fill('n'.repeat(192))
  await add.click()
  await expect(name).toHaveAccessibleDescription(/at most 191/)
  await name.fill('n'.repeat(191))
  await add.click()
  await expect(sshKeysPage(page).row('n'.repeat(191))).toBeVisible()
})

test('a lost answer is settled by the list', async ({ page, panel }) => {
  const { key, name, add, alert } = addPage(page)
  const path = '/api/client/account/ssh-keys'
  panel.control.failNext({ method: 'POST', path, fault: '502-html' })
  await key.fill(publicKeys.first)
  await name.fill('laptop')
  await add.click()
  await expect(alert).toContainText('nothing was changed')
  panel.control.failNext({ method: 'POST', path, fault: 'half-json' })
  await add.click()
  await expect(sshKeysPage(page).row('laptop')).toBeVisible()
})
