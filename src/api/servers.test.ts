import { describe, expect, test } from 'vitest'

import { listServers } from './servers.ts'
import { json, refusal, type Sent, thrownBy, withPanel } from './testing/panel.ts'

const attributes = {
  server_owner: true,
  identifier: '1a7ce997',
  internal_id: 4,
  uuid: '1a7ce997-259b-452e-8b4e-cecc464142ca',
  name: '🏰 Castle',
  node: 'fra-1',
  is_node_under_maintenance: false,
  sftp_details: { ip: 'fra-1.example.test', port: 2022 },
  description: '',
  status: null,
}
const castle = {
  name: '🏰 Castle',
  identifier: '1a7ce997',
  node: 'fra-1',
  sftp: { host: 'fra-1.example.test', port: 2022 },
  owned: true,
}

const row = (change: Record<string, unknown> = {}) => ({
  object: 'server',
  attributes: { ...attributes, ...change },
})

const list = (data: unknown[]) => json({ object: 'list', data })

/** The server of this row, read from a list where it is alone. */
async function readOne(change: Record<string, unknown>) {
  const { client } = withPanel(() => list([row(change)]))
  return (await listServers(client)).items[0]
}

const pageOf = ({ path }: Sent) =>
  Number(new URLSearchParams(path.split('?')[1]).get('page'))

/** A panel with so many servers, which cuts its pages as it is asked to. */
function withServers(total: number) {
  return withPanel((sent) => {
    const page = pageOf(sent)
    const length = Math.min(50, Math.max(0, total - (page - 1) * 50))
    const data = Array.from({ length }, (_, index) => {
      const number = (page - 1) * 50 + index
      return row({ identifier: number.toString(16).padStart(8, '0') })
    })
    const pagination = {
      total,
      count: length,
      per_page: 50,
      current_page: page,
      total_pages: Math.max(1, Math.ceil(total / 50)),
      links: {},
    }
    return json({ object: 'list', data, meta: { pagination } })
  })
}

describe('pages', () => {
  test.each([
    [0, 1, false],
    [50, 1, false],
    [51, 2, false],
    [150, 3, false],
    [151, 3, true],
    [1000, 3, true],
  ])('of %i servers it reads %i; more: %s', async (total, asked, more) => {
    const { client, sent } = withServers(total)
    const found = await listServers(client)
    expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual(
      Array.from(
        { length: asked },
        (_, index) => `GET /api/client?page=${index + 1}&per_page=50`,
      ),
    )
    const identifiers = found.items.map(({ identifier }) => Number.parseInt(identifier, 16))
    expect(identifiers).toEqual(
      Array.from({ length: Math.min(total, 150) }, (_, index) => index),
    )
    expect(found).toMatchObject({ odd: 0, more })
  })

  test.each([
    ['none', {}],
    ['null', { meta: null }],
    ['without a count', { meta: { pagination: { total: 9 } } }],
    ['with a count in words', { meta: { pagination: { total_pages: 'many' } } }],
    ['with no page at all', { meta: { pagination: { total_pages: 0 } } }],
    ['below none', { meta: { pagination: { total_pages: -4 } } }],
    ['with a fraction', { meta: { pagination: { total_pages: 1.5 } } }],
  ])('pagination %s: the first page is all', async (_, more) => {
    const { client, sent } = withPanel(() => json({ data: [row()], ...more }))
    expect(await listServers(client)).toEqual({ items: [castle], odd: 0, more: false })
    expect(sent).toHaveLength(1)
  })

  test('a panel that gives the same page each time shows no server twice', async () => {
    const { client } = withPanel(() =>
      json({ data: [row()], meta: { pagination: { total_pages: 3 } } }),
    )
    expect((await listServers(client)).items).toEqual([castle])
  })

  test('odd rows of all pages are counted', async () => {
    const { client } = withPanel((sent) =>
      json({
        data: [row({ identifier: `0000000${pageOf(sent)}` }), null],
        meta: { pagination: { total_pages: 2 } },
      }),
    )
    const { items, odd } = await listServers(client)
    expect([items.length, odd]).toEqual([2, 2])
  })

  test('a page that fails fails the list, which would be wrong without it', async () => {
    const { client } = withPanel((sent) =>
      pageOf(sent) === 2
        ? refusal(503, 'HttpException')
        : json({ data: [row()], meta: { pagination: { total_pages: 3 } } }),
    )
    expect(await thrownBy(listServers(client))).toMatchObject({ kind: 'unavailable' })
  })
})

describe('a row', () => {
  test.each([
    ['wrapped', { object: 'list', data: [row()] }],
    ['flat', { data: [attributes] }],
    ['bare', [attributes]],
    ['one object', { data: attributes }],
  ])('%s', async (_, body) => {
    const { client } = withPanel(() => json(body))
    expect(await listServers(client)).toEqual({ items: [castle], odd: 0, more: false })
  })

  test('that is odd is counted and hides no other', async () => {
    const odd = [null, 7, [], row({ identifier: null }), row({ identifier: '' })]
    const hostile = ['a b', '-oProxyCommand=x', 'a\nHost *', '$(id)', "a'b", 'a@b', '../a']
    const rows = [...odd, ...hostile.map((identifier) => row({ identifier })), row()]
    const { client } = withPanel(() => list(rows))
    expect(await listServers(client)).toEqual({
      items: [castle],
      odd: rows.length - 1,
      more: false,
    })
  })

  test.each([
    ['node.example.test', 'node.example.test'],
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:7::2022', '2001:db8:7::2022'],
    ['[2001:db8:7::2022]', '2001:db8:7::2022'],
    ['::1', '::1'],
    ['münchen.example', 'münchen.example'],
    [' node.example.test ', 'node.example.test'],
  ])('with the SFTP host %j', async (ip, host) => {
    expect((await readOne({ sftp_details: { ip, port: 2022 } }))?.sftp).toEqual({
      host,
      port: 2022,
    })
  })

  test.each([
    [undefined],
    [null],
    [[]],
    ['node.example.test:2022'],
    [{ ip: 'node.example.test' }],
    [{ ip: null, port: 2022 }],
    [{ ip: '', port: 2022 }],
    [{ ip: '[]', port: 2022 }],
    [{ ip: '-oProxyCommand=x', port: 2022 }],
    [{ ip: 'a\n  ProxyCommand x', port: 2022 }],
    [{ ip: 'a;id', port: 2022 }],
    [{ ip: 'a@b', port: 2022 }],
    [{ ip: 'a/b', port: 2022 }],
    [{ ip: 'node.example.test', port: 0 }],
    [{ ip: 'node.example.test', port: 65_536 }],
    [{ ip: 'node.example.test', port: 20.5 }],
    [{ ip: 'node.example.test', port: '2022' }],
  ])('with the SFTP details %j has none, and stays', async (details) => {
    expect(await readOne({ sftp_details: details })).toEqual({ ...castle, sftp: null })
  })

  test('without a name goes by its identifier; without a node, so be it', async () => {
    const nameless = { ...castle, name: '1a7ce997', node: null }
    expect(await readOne({ name: null, node: null })).toEqual(nameless)
    expect(await readOne({ name: '', node: '' })).toEqual(nameless)
    expect(await readOne({ name: undefined, node: undefined })).toEqual(nameless)
  })
})

test('what is no list is a surprise', async () => {
  const { client } = withPanel(() => json({ servers: [] }))
  expect(await thrownBy(listServers(client))).toMatchObject({ kind: 'surprise' })
})

test('a panel that wants two-factor first says so', async () => {
  const { client } = withPanel(() => refusal(400, 'TwoFactorAuthRequiredException'))
  expect(await thrownBy(listServers(client))).toMatchObject({ kind: 'two-factor-required' })
})

test('a caller that goes away ends the reading, on a later page too', async () => {
  const controller = new AbortController()
  const reason = new DOMException('gone', 'AbortError')
  const { client } = withPanel((sent) => {
    if (pageOf(sent) === 1)
      return json({ data: [row()], meta: { pagination: { total_pages: 2 } } })
    controller.abort(reason)
    return new Promise(() => undefined)
  })
  expect(await thrownBy(listServers(client, { signal: controller.signal }))).toBe(reason)
})

test.each([
  [false, false],
  [undefined, null],
  ['odd', null],
])('whose it is, as far as the panel tells: %s', async (told, owned) => {
  expect(await readOne({ server_owner: told })).toMatchObject({ owned })
})
