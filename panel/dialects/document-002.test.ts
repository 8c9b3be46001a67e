import { decode } from 'fast-png'
import { expect, test } from 'vitest'

import { openBrowser } from '../testing/browser-stub.ts'
import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'
const dialect = 'document-002'

test('a set-up has a picture, and beside it the secret', async () => {
  const { panel, una, send } = visit(dialect)
  const { data } = await send('GET', `${base}/two-factor`)
  const { image_url_data: picture, secret } = (
    data as { data: { image_url_data: string; secret: string } }
  ).data
  expect(secret).toBe(panel.control.twoFactorSecret(una.id))
  const { width, height } = decode(Buffer.from(picture.split(',')[1] ?? '', 'base64'))
  expect(width).toBeGreaterThan(100)
  expect(width).toBe(height)
})

test('an SSH key is shown and removed with `SHA256:` before its fingerprint', async () => {
  const { panel, una, send } = visit(dialect)
  const publicKey =
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
  const { fingerprint } = panel.control.createSshKey(una.id, { name: 'x', publicKey })
  const shown = async () =>
    (
      (await send('GET', `${base}/ssh-keys`)).data as {
        data: { attributes: { fingerprint: string } }[]
      }
    ).data.map(({ attributes }) => attributes.fingerprint)
  expect(await shown()).toEqual([`SHA256:${fingerprint}`])
  const remove = (text: string) =>
    send('POST', `${base}/ssh-keys/remove`, { fingerprint: text })
  await remove(fingerprint)
  expect(await shown()).toHaveLength(1)
  expect((await remove(`SHA256:${fingerprint}`)).status).toBe(204)
  expect(await shown()).toEqual([])
})

test('a new password ends all other sessions at once', async () => {
  const { panel } = visit(dialect)
  const [here, there] = [openBrowser(panel), openBrowser(panel)]
  await here.signIn('una', password)
  await there.signIn('una', password)
  const changed = await here.put(`${base}/password`, {
    current_password: password,
    password: 'battery staple',
    password_confirmation: 'battery staple',
  })
  expect(changed.status).toBe(204)
  expect((await there.get(base)).status).toBe(401)
  expect((await here.get(base)).status).toBe(200)
})
