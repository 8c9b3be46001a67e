import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

import { expect, test } from './fixtures.ts'
import { publicKeys, sshAddPage as addPage, sshKeysPage } from './key-places.ts'

const fixture = (name: string) =>
  readFileSync(
    join(import.meta.dirname, '..', 'src', 'pages', 'ssh-keys', 'key', 'fixtures', name),
    'utf8',
  )

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
  await expect(await sshKeysPage(page).open('una@laptop')).toContainText(shown)
})

test('what was typed as the name is not replaced', async ({ page }) => {
  const { key, name } = addPage(page)
  await name.fill('my own name')
  await key.fill(`${publicKeys.first} una@laptop`)
  await expect(addPage(page).form).toContainText('ED25519')
  await expect(name).toHaveValue('my own name')
})

test('the name belongs to the key that is in the field', async ({ page }) => {
  const { key, name, add, form } = addPage(page)
  await key.fill(`${publicKeys.first} una@laptop`)
  await expect(name).toHaveValue('una@laptop')
  await key.fill('')
  await expect(name).toHaveValue('')
  await key.fill(`${publicKeys.second} una@desktop`)
  await expect(name).toHaveValue('una@desktop')
  await key.fill(publicKeys.first)
  await expect(name).toHaveValue('')
  await add.click()
  await expect(form).toContainText('Give the key a name')
  await key.fill(`${publicKeys.second} una@desktop`)
  await expect(name).toHaveValue('una@desktop')
  await expect(form).not.toContainText('Give the key a name')
  await key.fill(publicKeys.first)
  await name.fill('mine')
  await key.fill('')
  await key.fill(`${publicKeys.second} una@desktop`)
  await expect(addPage(page).form).toContainText('ED25519')
  await expect(name).toHaveValue('mine')
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

test.describe('a private key', { tag: '@chromium' }, () => {
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
  // A row has the beginning of a long name, and all of it when it is opened.
  const opened = await sshKeysPage(page).open('n'.repeat(30))
  await expect(opened).toContainText('n'.repeat(191))
})

test('a lost answer is settled by the list', async ({ page, panel }) => {
  const { key, name, add, alert } = addPage(page)
  const path = '/api/client/account/ssh-keys'
  panel.control.failNext({ method: 'POST', path, fault: '500-json' })
  await key.fill(publicKeys.first)
  await name.fill('laptop')
  await add.click()
  await expect(alert).toContainText('nothing was changed')
  panel.control.failNext({ method: 'POST', path, fault: 'truncated-json' })
  await add.click()
  await expect(sshKeysPage(page).row('laptop')).toBeVisible()
})

const forms: [name: string, text: (line: string) => string][] = [
  ['RFC 4716', (line) => exported(line, 'RFC4716')],
  ['PKCS8 PEM', (line) => exported(line, 'PKCS8')],
  ['a line broken by an e-mail', (line) => line.replace(/.{40}/g, '$&\n')],
  ['a line with options before it', (line) => `restrict,from="192.0.2.1" ${line}`],
]
for (const [form, write] of forms)
  test(`a key is understood as ${form}`, async ({ page }) => {
    const line = `${rsa()} una@laptop`
    const { key, name, add } = addPage(page)
    await key.fill(write(line))
    await expect(addPage(page).form).toContainText('RSA')
    await expect(addPage(page).form).toContainText('3072 bits')
    await name.fill('laptop')
    const sent = page.waitForRequest((request) => request.method() === 'POST')
    await add.click()
    expect((await sent).postData()).toContain('ssh-rsa ')
    await expect(sshKeysPage(page).row('laptop')).toBeVisible()
  })

test('a file is dropped', async ({ page }) => {
  const { key, name } = addPage(page)
  await key.evaluate((element, text) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([text], 'id_ed25519.pub', { type: '' }))
    const init = { dataTransfer, bubbles: true, cancelable: true }
    element.dispatchEvent(new DragEvent('dragover', init))
    element.dispatchEvent(new DragEvent('drop', init))
  }, `${publicKeys.first} una@laptop`)
  await expect(key).toHaveValue(`${publicKeys.first} una@laptop`)
  await expect(name).toHaveValue('una@laptop')
})

/** An RSA key as a line, without a comment. */
function rsa(): string {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  const number = (digits: string) =>
    Buffer.concat([Buffer.from([0]), Buffer.from(digits, 'base64url')])
  const fields = [Buffer.from('ssh-rsa'), Buffer.from(e, 'base64url'), number(n)]
  const blob = Buffer.concat(
    fields.flatMap((field) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(field.length)
      return [length, field]
    }),
  )
  return `ssh-rsa ${blob.toString('base64')}`
}

/** The same key in another form, written by hand where no tool of the platform does. */
function exported(line: string, form: 'RFC4716' | 'PKCS8'): string {
  const [, blob = ''] = line.split(' ')
  if (form === 'RFC4716')
    return [
      '---- BEGIN SSH2 PUBLIC KEY ----',
      'Comment: "3072-bit RSA, made \\',
      'for a story"',
      ...(blob.match(/.{1,70}/g) ?? []),
      '---- END SSH2 PUBLIC KEY ----',
      '',
    ].join('\n')
  const bytes = Buffer.from(blob, 'base64')
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    parts.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  const [, e = '', n = ''] = parts.map((part) =>
    part.subarray(part[0] === 0 ? 1 : 0).toString('base64url'),
  )
  return createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString()
}
