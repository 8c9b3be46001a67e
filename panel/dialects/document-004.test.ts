import { expect, test } from 'vitest'

import { openBrowser } from '../testing/browser-stub.ts'
import { password, visit } from '../testing/visit.ts'

const base = '/api/client/account'

async function signedIn() {
  const { panel, una, code, send } = visit('document-004')
  const browser = openBrowser(panel)
  await browser.signIn('una', password)
  return { control: panel.control, una, code, browser, byKey: send }
}

test('a session signs in, a key does not', async () => {
  const { browser, byKey } = await signedIn()
  expect((await browser.get(base)).status).toBe(200)
  expect((await byKey('GET', base)).status).toBe(401)
})

test('turning it off erases the secret and the recovery codes, and is in the feed', async () => {
  const { control, una, code, browser } = await signedIn()
  await browser.get(`${base}/two-factor`)
  const on = await browser.post(`${base}/two-factor`, { code: code(), password })
  expect(on.status).toBe(200)
  const again = await browser.post(`${base}/two-factor`, { code: code(), password })
  expect(again.status).toBe(400)
  expect((await browser.send('DELETE', `${base}/two-factor`, { password })).status).toBe(
    204,
  )
  expect(control.twoFactorSecret(una.id)).toBe(null)
  // Rows of one second come in no order.
  expect((await browser.events()).toSorted()).toEqual([
    'auth:success',
    'user:two-factor.create',
    'user:two-factor.delete',
  ])
})
