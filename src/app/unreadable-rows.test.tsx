import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { learnKeyLimit } from '#src/keys/key-queries.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const servers = 'GET /api/client'
const apiKeys = 'GET /api/client/account/api-keys'
const sshKeys = 'GET /api/client/account/ssh-keys'

const unreadable = [7, { attributes: {} }, { object: 'x', attributes: { id: null } }]
const server = {
  object: 'server',
  attributes: { identifier: '1a2b3c4d', name: 'Lobby', server_owner: true },
}
const apiKey = {
  object: 'api_key',
  attributes: { identifier: 'ptlc_one', description: 'Bot', allowed_ips: [] },
}
const event = {
  object: 'activity_log',
  attributes: { event: 'auth:success', timestamp: '2026-10-02T10:00:00+00:00' },
}

/** The page at `path`, where such reads are answered by these rows. */
const open = (path: string, call: string, ...data: unknown[]) =>
  openPage(path, {
    before: ({ rewrite }) =>
      rewrite(call, () => Response.json({ object: 'list', data }), Infinity),
  })

test('servers that cannot be read are counted, and are not none', async () => {
  await open('/ssh-keys', servers, ...unreadable)
  const connect = within(await screen.findByRole('region', { name: 'Connect' }))
  await connect.findByText(/^3 servers could not be read/)
  expect(connect.queryByText(/You have no servers/)).toBeNull()
})

test('beside servers that can be read, those that cannot are counted', async () => {
  await open('/ssh-keys', servers, server, ...unreadable)
  const connect = within(await screen.findByRole('region', { name: 'Connect' }))
  await connect.findByRole('rowheader', { name: 'Lobby' })
  await connect.findByText(/^3 more servers could not be read/)
})

test.each([
  ['/activity', 'all of it'],
  ['/activity?kind=sign-ins', 'one kind'],
  ['/activity?from=2026-10-01&to=2026-10-01', 'one day'],
])('%s: where no event can be read it is not said that there is none', async (path) => {
  await open(path, calls.activity, ...unreadable)
  await screen.findByText(/^3 events could not be read/)
  expect(screen.queryByText('Nothing yet')).toBeNull()
  expect(screen.queryByText(/has (kept )?nothing/)).toBeNull()
})

test.each([
  ['/activity?q=nobody-wrote-this', 'a search'],
  ['/activity?from=2026-10-01&to=2026-10-01', 'one day'],
])('%s: what was not found may be among what could not be read', async (path) => {
  await open(path, calls.activity, event, ...unreadable)
  await screen.findByText(/^3 more events could not be read/)
  await screen.findByText('None of the events that could be read matches.')
  expect(screen.queryByText(/No event matches|has nothing/)).toBeNull()
})

test('an export in which no row could be read does not say that all were', async () => {
  const { person } = await open('/activity/export', calls.activity, ...unreadable)
  await person.click(await screen.findByRole('button', { name: 'Start export' }))
  await screen.findAllByText('No event that could be read matches')
  await screen.findByText('3 rows could not be read, so there is no file.')
  expect(screen.queryByText('No event matches')).toBeNull()
  expect(screen.queryByText(/^All rows were read/)).toBeNull()
})

test('API keys that cannot be read are no list of none', async () => {
  await open('/api-keys', apiKeys, ...unreadable)
  await screen.findByText(/^3 keys could not be read/)
  expect(screen.queryByText('No API keys yet')).toBeNull()
  expect(screen.queryByText('0 keys')).toBeNull()
})

test('how many keys there are of how many counts those that cannot be read', async () => {
  const { queries } = await open('/api-keys', apiKeys, apiKey, ...unreadable)
  learnKeyLimit(queries, 25)
  await screen.findByText('4 of 25')
  await screen.findByText(/^3 more keys could not be read/)
})

test('SSH keys that cannot be read are no list of none', async () => {
  await open('/ssh-keys', sshKeys, ...unreadable)
  await screen.findByText(/^3 keys could not be read/)
  expect(screen.queryByText('No SSH keys yet')).toBeNull()
})

test.each([
  ['text', '192.0.2.1'],
  ['an object', { ranges: ['192.0.2.1'] }],
  ['more than texts', ['192.0.2.1', { range: '10.0.0.0/8' }]],
  ['nothing', undefined],
])('a key whose addresses are written as %s is not said to be open', async (_, ips) => {
  const attributes = { ...apiKey.attributes, allowed_ips: ips, last_used_at: null }
  await open('/api-keys', apiKeys, { object: 'api_key', attributes })
  await screen.findByText('Not told')
  expect(screen.queryByText('Open to every address')).toBeNull()
  expect(screen.queryByText(/anywhere/)).toBeNull()
})
