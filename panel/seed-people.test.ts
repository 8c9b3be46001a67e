import { expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { type Person, seedPerson } from './seed-people.ts'
import { openBrowser } from './testing/browser-stub.ts'

const day = 86_400_000
const now = Date.UTC(2026, 10, 22)

type Row = {
  event: string
  timestamp: string
  properties: { ip?: string; useragent?: string }
}

async function seen(person: Person, times = 1) {
  const panel = createPanel({
    database: ':memory:',
    clock: () => now,
    settings: { url: 'http://localhost:5173', hashCost: 16 },
  })
  const who = Array.from({ length: times }, () => seedPerson(panel, person))[0]
  const browser = openBrowser(panel)
  await browser.signIn(who?.username ?? '', who?.password ?? '')
  const read = async (path: string) => {
    const { data } = await browser.get(`/api/client/account/${path}`)
    const { data: list } = data as { data: { attributes: unknown }[] }
    return list.map((item) => item.attributes)
  }
  return {
    rows: (await read('activity?per_page=100&sort=-timestamp')) as Row[],
    apiKeys: (await read('api-keys')).length,
    sshKeys: (await read('ssh-keys')).length,
  }
}

test('newbie has nothing but the sign-in that looks at it', async () => {
  const { rows, apiKeys, sshKeys } = await seen('newbie')
  expect([rows.map((row) => row.event), apiKeys, sshKeys]).toEqual([['auth:success'], 0, 0])
})

test.each([1, 2])(
  'mara, seeded %d times, has two keys of each kind and 27 events',
  async (times) => {
    const { rows, apiKeys, sshKeys } = await seen('mara', times)
    expect([rows.length, apiKeys, sshKeys]).toEqual([1 + 27, 2, 2])
  },
)

test('steady signs in every two days for 89 days, at home and with a phone on the way', async () => {
  const { rows } = await seen('steady')
  const past = rows.slice(1)
  expect(past).toHaveLength(45)
  const days = past.map((row) => (now - Date.parse(row.timestamp)) / day)
  expect(days).toEqual(Array.from({ length: 45 }, (_, index) => 1 + index * 2))
  const isPhone = (row: Row) => row.properties.useragent?.includes('Mobile')
  const [phone, home] = [past.filter(isPhone), past.filter((row) => !isPhone(row))]
  const networks = (some: Row[]) =>
    new Set(some.map((row) => row.properties.ip?.replace(/\.\d+$/, '')))
  expect(networks(home).size).toBe(1)
  expect(networks(phone).size).toBe(9)
})
