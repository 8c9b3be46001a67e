import { expect, test } from 'vitest'

import { checkpoint, signIn } from './session.ts'
import { json, noContent, refusal, withPanel, type Sent } from './testing/panel.ts'

const isPin = ({ path }: Sent) => path.includes('/locales/')
const panel =
  (pin: () => Response | Promise<Response> = noContent, complete = true) =>
  (sent: Sent) =>
    isPin(sent)
      ? pin()
      : json({
          data: { complete, ...(!complete && { confirmation_token: 'token' }) },
        })
const who = { user: 'u', password: 'secret' }

test('a page of the panel is asked for right after a sign-in, past every cache', async () => {
  const { client, sent } = withPanel(panel())
  await signIn(client, who)
  expect(sent.map(({ path }) => path)).toEqual([
    '/auth/login',
    '/locales/locale.json?locale=en&namespace=strings',
  ])
  expect(sent[1]?.init.cache).toBe('no-store')
})

test.each([404, 500])('its answer is ignored (%i)', async (status) => {
  const { client } = withPanel(panel(() => refusal(status, '')))
  expect(await signIn(client, who)).toMatchObject({ complete: true })
})

test('after the second step as well', async () => {
  const { client, sent } = withPanel(panel())
  await checkpoint(client, { confirmationToken: 'token', code: '123456' })
  expect(sent.map(({ path }) => path)).toEqual([
    '/auth/login/checkpoint',
    '/locales/locale.json?locale=en&namespace=strings',
  ])
})

test('not before the second step, and not from another origin', async () => {
  const { client, sent } = withPanel(panel(noContent, false))
  await signIn(client, who)
  expect(sent.filter(isPin)).toEqual([])
  const { client: farOff, sent: far } = withPanel(panel(), {
    baseUrl: 'https://panel.example',
    pageOrigin: 'https://page.example',
  })
  await signIn(farOff, who)
  expect(far.filter(isPin)).toEqual([])
})
