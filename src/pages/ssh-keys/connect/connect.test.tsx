import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const servers = 'GET /api/client'
const section = (name: string) => screen.queryByRole('region', { name })

test('nothing stands below what is still being read, where it would be moved', async () => {
  const keysRead = Promise.withResolvers<void>()
  const { count } = await openPage('/ssh-keys', {
    before({ rewrite }) {
      rewrite('GET /api/client/account/ssh-keys', (given) =>
        keysRead.promise.then(() => given),
      )
    },
  })
  // The servers are asked for meanwhile.
  await waitFor(() => expect(count(servers)).toBe(1))
  expect(section('Connect')).toBeNull()
  keysRead.resolve()
  await screen.findByRole('region', { name: 'Connect' })
})

/** A row of the panel's list. */
const server = (number: number, more: Record<string, unknown> = {}) => ({
  object: 'server',
  attributes: {
    identifier: number.toString(16).padStart(8, '0'),
    name: `Server ${number}`,
    server_owner: true,
    sftp_details: { ip: `node${number}.example`, port: 2022 },
    ...more,
  },
})

/** The table of these servers. */
async function openServers(...data: unknown[]) {
  const page = await openPage('/ssh-keys', {
    before: ({ rewrite }) =>
      rewrite(servers, () => Response.json({ object: 'list', data }), Infinity),
  })
  const table = await screen.findByRole('table', { name: 'Servers' })
  const names = () =>
    within(table)
      .getAllByRole('rowheader')
      .map((each) => each.textContent)
  const opened = () =>
    within(table)
      .queryAllByRole('button', { expanded: true })
      .map((each) => each.textContent)
  const commands = () =>
    [...table.querySelectorAll('pre')].filter(({ textContent }) =>
      textContent.startsWith('sftp -P 2022 una.'),
    )
  return { ...page, table: within(table), names, opened, commands }
}

const many = (count: number) => Array.from({ length: count }, (_, at) => server(at + 1))

test('of several servers one is opened at a time, and none before it is asked for', async () => {
  const { table, opened, commands, person } = await openServers(
    server(1, { sftp_details: null }),
    server(2),
    server(3),
  )
  expect(opened()).toEqual([])
  await person.click(table.getByRole('button', { name: 'Server 2' }))
  expect(opened()).toEqual(['Server 2'])
  expect(commands()).toHaveLength(1)
  await person.click(table.getByRole('button', { name: 'Server 3' }))
  expect(opened()).toEqual(['Server 3'])
  await person.click(table.getByRole('button', { name: 'Server 3' }))
  expect(table.queryByRole('button', { expanded: true })).toBeNull()
})

test('a search is there from eight servers on, and finds by name and address', async () => {
  const { names, person } = await openServers(...many(8))
  await person.type(screen.getByRole('searchbox', { name: 'Search servers' }), 'node7')
  await waitFor(() => expect(names()).toEqual(['Server 7']))
  screen.getByText('1 of 8 servers')
  await person.type(screen.getByRole('searchbox', { name: 'Search servers' }), 'x')
  await screen.findByText('No server matches your search.')
})

test('of seven servers there is nothing to search', async () => {
  const { names } = await openServers(...many(7))
  expect(names()).toHaveLength(7)
  expect(screen.queryByRole('searchbox', { name: 'Search servers' })).toBeNull()
})

test('thirty servers are thirty rows, none of which is open before it is asked for', async () => {
  const { names, opened } = await openServers(...many(30))
  expect(names()).toHaveLength(30)
  expect(opened()).toHaveLength(0)
})

test('the only server is open from the start', async () => {
  const { names, opened } = await openServers(server(1))
  expect(names()).toHaveLength(1)
  expect(opened()).toHaveLength(1)
})

test('the program that somebody uses stays chosen from one server to the next', async () => {
  const { table, person } = await openServers(server(1), server(2))
  await person.click(table.getByRole('button', { name: 'Server 1' }))
  await person.click(table.getByRole('button', { name: 'FileZilla' }))
  await person.click(table.getByRole('button', { name: 'Server 2' }))
  table.getByText('una.00000002', { selector: 'code' })
  expect(table.queryByText('una.00000001', { selector: 'code' })).toBeNull()
  const copies = table.getAllByRole('button', { name: /^Copy/ })
  const names = copies.map((each) => each.textContent)
  expect(new Set(names).size).toBe(6)
  for (const name of names) expect(name).toContain('for Server 2')
  await person.click(table.getByRole('button', { name: 'FileZilla', pressed: true }))
  expect(table.queryByText('Quickconnect')).toBeNull()
})

test('servers of one name are told apart by what the panel calls them', async () => {
  const { names } = await openServers(
    server(1, { name: 'Lobby' }),
    server(2, { name: 'Lobby' }),
  )
  expect(names()).toEqual(['Lobby (00000001)', 'Lobby (00000002)'])
})

test.each([
  [
    'an address',
    { sftp_details: null },
    'una',
    'The panel tells no address',
    'Not told by the panel',
  ],
  [
    'an address without letters that nobody sees',
    { sftp_details: { ip: 'node\u3164.example', port: 22 } },
    'una',
    'The panel tells no address',
    'Not told by the panel',
  ],
  [
    'a user name that nothing misreads',
    {},
    'una$(id)',
    'Your user name has signs',
    'node1.example:2022',
  ],
])('without %s nothing is offered to copy', async (_, told, who, why, address) => {
  const data = [server(1, told)]
  const { person } = await openPage('/ssh-keys', {
    who,
    before: ({ rewrite }) =>
      rewrite(servers, () => Response.json({ object: 'list', data }), Infinity),
  })
  const table = within(await screen.findByRole('table', { name: 'Servers' }))
  table.getByRole('cell', { name: address })
  const name = table.getByRole('button', { name: 'Server 1' })
  if (name.getAttribute('aria-expanded') === 'false') await person.click(name)
  table.getByText(why, { exact: false })
  expect(table.queryByRole('button', { name: /^Copy/ })).toBeNull()
})

test.each([
  [true, null],
  [false, /somebody else’s: it works if its owner lets you/],
  [undefined, /does not tell whether this server is yours/],
])('whose server it is (%s) is said as far as the panel tells', async (owned, says) => {
  const { table, commands } = await openServers(server(1, { server_owner: owned }))
  expect(commands()).toHaveLength(1)
  if (says) table.getByText(says)
  else expect(table.queryByText(/owner/)).toBeNull()
})
