import { expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { demo, demoAdmin, seedDemo } from './seed.ts'
import { openBrowser } from './testing/browser-stub.ts'

const now = Date.UTC(2026, 10, 22)

function seeded() {
  let state = 1
  const panel = createPanel({
    database: ':memory:',
    clock: () => now,
    random: (bytes) =>
      Uint8Array.from({ length: bytes }, () => {
        state = (state * 48_271) % 2_147_483_647
        return state & 0xff
      }),
    settings: { url: 'http://localhost:5173', hashCost: 16 },
  })
  seedDemo(panel)
  return panel
}

type List = {
  data: { attributes: Record<string, unknown> }[]
  meta?: { pagination: { total: number } }
}

async function signedIn(panel = seeded()) {
  const browser = openBrowser(panel)
  await browser.signIn(demo.username, demo.password)
  return async (path: string) =>
    (await browser.get(`/api/client/account/${path}`)).data as List
}

test('the demo account has keys of all ages and types', async () => {
  const read = await signedIn()
  const keys = (await read('api-keys')).data.map((key) => key.attributes)
  expect(keys).toHaveLength(10)
  expect(keys.some((key) => key['last_used_at'] === null)).toBe(true)
  expect(keys.some((key) => (key['allowed_ips'] as string[]).length > 0)).toBe(true)
  const sizes = (await read('ssh-keys')).data.map(
    (key) => String(key.attributes['public_key']).length,
  )
  expect(new Set(sizes).size).toBe(5)
})

test('it has 5,000 rows of 90 days, and the sign-in that looks at them', async () => {
  const read = await signedIn()
  const { data, meta } = await read('activity?per_page=1&sort=timestamp')
  expect(meta?.pagination.total).toBe(5001)
  const oldest = Date.parse(String(data[0]?.attributes['timestamp']))
  expect(oldest).toBeGreaterThan(now - 90 * 86_400_000)
})

test('every key of today that is young enough was made in the feed', async () => {
  const read = await signedIn()
  const made = await read('activity?per_page=100&filter[event]=user:api-key.create')
  const identifiers = made.data.map(
    (row) => (row.attributes['properties'] as { identifier: string }).identifier,
  )
  const keys = await read('api-keys')
  const young = keys.data.filter(
    (key) => Date.parse(String(key.attributes['created_at'])) > now - 90 * 86_400_000,
  )
  expect(young.length).toBeGreaterThan(4)
  for (const key of young) expect(identifiers).toContain(key.attributes['identifier'])
})

test('a key was used when it was refused last, and no reset says that it was done', async () => {
  const read = await signedIn()
  const refused = await read('activity?per_page=100&filter[event]=auth:ip-blocked')
  const keys = (await read('api-keys')).data.map((key) => key.attributes)
  expect(refused.data.length).toBeGreaterThan(20)
  for (const { attributes } of refused.data) {
    const { identifier } = attributes['properties'] as { identifier: string }
    const key = keys.find((each) => each['identifier'] === identifier)
    expect(Date.parse(String(key?.['last_used_at']))).toBeGreaterThanOrEqual(
      Date.parse(String(attributes['timestamp'])),
    )
  }
  // Panels of this version never write that row.
  const resets = await read('activity?filter[event]=event:password-reset')
  expect(resets.meta?.pagination.total).toBe(0)
})

test('the same chance gives the same past, and a second time nothing', async () => {
  const panel = seeded()
  seedDemo(panel)
  const query = 'activity?per_page=100&page=7'
  const [one, other] = [await signedIn(panel), await signedIn()]
  expect((await one(query)).data).toEqual((await other(query)).data)
})

test('there is an administrator', async () => {
  const browser = openBrowser(seeded())
  await browser.signIn(demoAdmin.username, demoAdmin.password)
  const { data } = await browser.get('/api/client/account')
  expect(data).toMatchObject({ attributes: { admin: true } })
})
