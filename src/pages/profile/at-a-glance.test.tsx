import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { keepReplaced } from '#src/keys/keep-replaced.ts'
import { calls, refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const day = 24 * 60 * 60 * 1000
const keys = 'GET /api/client/account/api-keys'
/** A line, once it says that. */
const line = (name: RegExp) => screen.findByRole('link', { name })

test('two-factor, the keys and the last sign-in stand in one line each, which leads to its page', async () => {
  await openPage('/profile', {
    before({ account, panel: { control } }) {
      control.createApiKey(account.id, { createdAt: Date.now() - 8 * day })
      control.createApiKey(account.id, {
        allowedIps: ['192.0.2.1'],
        lastUsedAt: Date.now(),
      })
      control.addActivity(account.id, [
        {
          event: 'auth:success',
          timestamp: Date.now() - 2 * 60 * 60 * 1000,
          ip: '203.0.113.7',
          properties: {
            useragent:
              'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
          },
        },
        { event: 'auth:fail', timestamp: Date.now(), ip: '198.51.100.9' },
      ])
    },
  })
  const twoFactor = await line(/^Two-factor is off The password alone signs you in\.$/)
  expect(twoFactor.getAttribute('href')).toBe('/security')
  const apiKeys = await line(/^2 API keys 1 to look at$/)
  expect(apiKeys.getAttribute('href')).toBe('/api-keys')
  const signIn = await line(
    /^Signed in 2 hours ago \(.*\) Firefox on Linux, 203\.0\.113\.7$/,
  )
  expect(signIn.getAttribute('href')).toBe('/activity')
})

/** So many wrong passwords, a minute apart, the last a while ago. */
const burst = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    event: 'auth:fail',
    timestamp: Date.now() - day - at * 60_000,
    ip: '198.51.100.9',
    properties: { username: 'una' },
  }))

test('what Activity asks stands here and in the navigation from the first page on, for one request', async () => {
  const { sent } = await openPage('/profile', {
    before({ account, panel: { control } }) {
      const at = Date.now() - 2 * day
      control.addActivity(account.id, [
        ...burst(6),
        { event: 'auth:success', timestamp: at, ip: '203.0.113.7' },
        // Only the newest hundred rows are read, and there are more.
        ...Array.from({ length: 150 }, (_, row) => ({
          event: 'server:console.command',
          timestamp: at - row * 60_000,
          ip: '198.51.100.9',
        })),
      ])
    },
  })
  await line(/^Signed in .* At least 1 to look at in Activity$/)
  await screen.findByRole('link', {
    name: 'Activity',
    description: 'At least 1 thing to look at',
  })
  // Whether two-factor is on takes smaller ones, of few rows.
  const asked = sent.filter(({ url }) => url.searchParams.get('per_page') === '100')
  expect(asked).toHaveLength(1)
})

test('where the newest rows are all that the panel keeps, so many there are', async () => {
  await openPage('/profile', {
    before: ({ account, panel: { control } }) => control.addActivity(account.id, burst(6)),
  })
  await line(/^Last sign-in 1 to look at in Activity$/)
  await screen.findByRole('link', { name: 'Activity', description: '1 thing to look at' })
})

test('a place is not called new by the newest rows alone, which do not tell of all before', async () => {
  const at = (days: number) => Date.now() - days * day
  const visit = (days: number, ip: string) => ({
    event: 'auth:success',
    timestamp: at(days),
    ip,
  })
  await openPage('/profile', {
    before: ({ account, panel: { control } }) =>
      control.addActivity(account.id, [
        visit(0.5, '203.0.113.7'),
        ...burst(6),
        ...Array.from({ length: 93 }, (_, row) => visit(3 + row, '192.0.2.1')),
        // Behind the hundredth row.
        ...Array.from({ length: 20 }, (_, row) => visit(110 + row, '203.0.113.7')),
      ]),
  })
  await line(/^Signed in .* At least 1 to look at in Activity$/)
})

test('without keys, and without a sign-in in the record, so it is said', async () => {
  await openPage('/profile')
  expect(await line(/^API keys None\.$/)).toBeDefined()
  expect(await line(/^Last sign-in The panel’s record has none\.$/)).toBeDefined()
})

test('a key that was replaced in this browser is counted, as its page does', async () => {
  const { account, panel, host, navigation } = await openPage('/nowhere')
  const make = () => panel.control.createApiKey(account.id).identifier
  keepReplaced(host, make(), make())
  await navigation.go('/profile')
  await line(/^2 API keys 1 to look at$/)
})

test('what cannot be read is no figure, and the way to it stays', async () => {
  const failing = refusing(500, 'HttpException', 'Down')
  await openPage('/profile', {
    before({ account, panel: { control }, rewrite }) {
      control.createApiKey(account.id)
      rewrite(keys, failing, 9)
      rewrite(calls.activity, failing, 99)
    },
  })
  expect(await line(/^API keys Could not be read\.$/)).toBeDefined()
  expect(await line(/^Last sign-in Could not be read\.$/)).toBeDefined()
  expect(await line(/^Two-factor Could not be read\.$/)).toBeDefined()
})

test('what the panel does not show, and what it does not have, is said to be that', async () => {
  const panelSays = refusing(403, 'AccessDeniedHttpException', 'No.')
  await openPage('/profile', {
    before({ rewrite, panel: { control } }) {
      control.set({ missing: ['api-keys'] })
      rewrite(calls.activity, panelSays, 99)
    },
  })
  await line(/^API keys This panel has none for other pages\.$/)
  await line(/^Last sign-in The panel does not show this here\.$/)
})

test('keys are not counted where a row could not be read', async () => {
  await openPage('/profile', {
    before({ account, panel: { control }, rewrite }) {
      control.createApiKey(account.id)
      control.createApiKey(account.id)
      rewrite(keys, async (answer) => {
        const body = (await answer.json()) as { data: { attributes: unknown }[] }
        const [first, ...rest] = body.data
        return Response.json({ ...body, data: [{ ...first, attributes: 7 }, ...rest] })
      })
    },
  })
  expect(await line(/^API keys 1 key could not be read\.$/)).toBeDefined()
})

test('nothing is read by itself for who saves data', async () => {
  vi.stubGlobal('navigator', { ...navigator, connection: { saveData: true } })
  const { count } = await openPage('/profile')
  expect(await line(/^API keys Not read yet, to save data\.$/)).toBeDefined()
  expect(count(keys)).toBe(0)
  vi.unstubAllGlobals()
})

test('what is being read is said to be, until it is there', async () => {
  const held: { release: () => void }[] = []
  await openPage('/profile', {
    // StrictMode asks twice.
    before: ({ hold }) => held.push(hold(keys), hold(keys)),
  })
  expect(await line(/^API keys Reading…$/)).toBeDefined()
  for (const { release } of held) release()
  expect(await line(/^API keys None/)).toBeDefined()
})

test('what nobody knew at a glance is asked again where somebody looks closer', async () => {
  const { panel, account, navigation } = await openPage('/profile')
  await screen.findByText('Not known.')
  // By whom it was done, the panel tells whether they have two-factor.
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' },
  ])
  await navigation.go('/security')
  await screen.findByText('Two-factor is off')
})

test('a sign-in that could not be read is not none', async () => {
  await openPage('/profile', {
    before({ account, panel: { control }, rewrite }) {
      control.addActivity(account.id, [
        { event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' },
      ])
      rewrite(
        calls.activity,
        async (answer) => {
          const body = (await answer.json()) as { data: unknown[] }
          return Response.json({ ...body, data: body.data.map(() => ({ attributes: 7 })) })
        },
        99,
      )
    },
  })
  expect(await line(/^Last sign-in Could not be read\.$/)).toBeDefined()
})
