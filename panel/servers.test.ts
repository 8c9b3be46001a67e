import { afterEach, beforeEach, expect, test } from 'vitest'

import { createPanel } from './panel.ts'
import { demo, seedDemo } from './seed.ts'
import { openBrowser } from './testing/browser-stub.ts'
import type { Panel } from './types.ts'

const password = 'correct horse'
const sftp = { ip: 'node.example.test', port: 2022 }

type Answer = {
  data: { object: string; attributes: Record<string, unknown> }[]
  meta: { pagination: Record<string, unknown> }
}

let panel: Panel
let una: number
let ben: number

beforeEach(() => {
  panel = createPanel({
    database: ':memory:',
    settings: { url: 'http://localhost:5173', hashCost: 16 },
  })
  const { createAccount } = panel.control
  una = createAccount({ username: 'una', email: 'una@x.test', password }).id
  ben = createAccount({ username: 'ben', email: 'ben@x.test', password }).id
})
afterEach(() => panel.close())

async function read(path = '/api/client', user = 'una', secret = password) {
  const browser = openBrowser(panel)
  await browser.signIn(user, secret)
  return (await browser.get(path)).data as Answer
}

const names = ({ data }: Answer) => data.map(({ attributes }) => attributes['name'])

test('a server is shown with its SFTP host and an identifier that begins its UUID', async () => {
  const server = { name: 'Survival', identifier: '1a2b3c4d', node: 'fra-1', sftp }
  const { uuid } = panel.control.createServer(una, server)
  expect(uuid).toMatch(/^1a2b3c4d-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  const { data } = await read()
  expect(data).toMatchObject([
    {
      object: 'server',
      attributes: {
        uuid,
        identifier: '1a2b3c4d',
        name: 'Survival',
        node: 'fra-1',
        sftp_details: sftp,
        server_owner: true,
        status: null,
      },
    },
  ])
})

test('a server of somebody else’s says that it is not one’s own', async () => {
  panel.control.createServer(una, { name: 'Of a friend', sftp, owned: false })
  panel.control.createServer(una, { name: 'Own', sftp })
  const { data } = await read()
  const owned = data.map(({ attributes }) => attributes['server_owner'])
  expect(owned).toEqual([false, true])
})

test('each person sees their own servers only', async () => {
  panel.control.createServer(una, { name: 'hers', sftp })
  panel.control.createServer(ben, { name: 'his', sftp })
  expect(names(await read())).toEqual(['hers'])
  expect(names(await read('/api/client', 'ben'))).toEqual(['his'])
})

test('51 servers are two pages, whose links lead to one another', async () => {
  for (let n = 1; n <= 51; n += 1) panel.control.createServer(una, { name: `${n}`, sftp })
  const first = await read()
  expect(first.data).toHaveLength(50)
  expect(first.meta.pagination).toEqual({
    total: 51,
    count: 50,
    per_page: 50,
    current_page: 1,
    total_pages: 2,
    links: { next: 'http://localhost:5173/api/client?page=2' },
  })
  const last = await read('/api/client?page=2')
  expect(names(last)).toEqual(['51'])
  expect(last.meta.pagination).toMatchObject({
    count: 1,
    links: { previous: 'http://localhost:5173/api/client?page=1' },
  })
  expect(names(await read('/api/client?per_page=20&page=3'))).toHaveLength(11)
})

test('an identifier that no panel would give is refused, and one that is taken', () => {
  const create = (identifier: string) =>
    panel.control.createServer(una, { name: 's', identifier, sftp })
  for (const odd of ['', '1a2b3c4', '1A2B3C4D', '1a2b3c4g']) {
    expect(() => create(odd)).toThrow('eight of 0-9 and a-f')
  }
  create('1a2b3c4d')
  expect(() => create('1a2b3c4d')).toThrow('UNIQUE')
})

test('a reset account has no servers; the others keep theirs', async () => {
  panel.control.createServer(una, { name: 'hers', sftp })
  panel.control.createServer(ben, { name: 'his', sftp })
  panel.control.reset(una)
  expect((await read()).data).toEqual([])
  expect(names(await read('/api/client', 'ben'))).toEqual(['his'])
})

test('the demo account has three servers: an emoji in a long name, an IPv6 host', async () => {
  seedDemo(panel)
  const { data } = await read('/api/client', demo.username, demo.password)
  const all = data.map(({ attributes }) => attributes)
  expect(all).toHaveLength(3)
  const isLong = (name: string) =>
    name.length > 80 && /\p{Extended_Pictographic}/u.test(name)
  expect(all.filter(({ name }) => isLong(String(name)))).toHaveLength(1)
  const hosts = all.map((each) => (each['sftp_details'] as { ip: string }).ip)
  expect(hosts.filter((host) => host.includes(':'))).toHaveLength(1)
})
