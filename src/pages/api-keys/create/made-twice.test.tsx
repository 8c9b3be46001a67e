import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { Host } from '#src/host/host.ts'
import { pasteBack } from '#src/test/paste-back.ts'
import { openPage } from '#src/test/render.tsx'

import { madeTwice } from './made-twice.ts'
import { keepShown } from './shown-here.ts'
import { openRequest } from './unheard-requests.ts'

const create = 'POST /api/client/account/api-keys'
const twice = 'Bot was created twice'
const mark = 'Secret never came'

/** A key is made and stored, and the panel has made another while it was asked; `other` is what that is like. */
async function storeBeside(
  other: { description: string; createdAt?: number },
  tell: (host: Host, identifier: string) => void = () => {},
) {
  const page = await openPage('/nowhere')
  const { navigation, person, panel, account, when } = page
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  let first = ''
  when(create, () => {
    first = panel.control.createApiKey(account.id, other).identifier
    tell(page.host, first)
  })
  await person.click(form.getByRole('button', { name: 'Create key' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  const key = dialog.getByLabelText('The key').textContent
  pasteBack(dialog, key)
  await person.click(dialog.getByRole('button', { name: 'Done' }))
  return {
    ...page,
    first,
    second: key.slice(0, 16),
    keys: () => panel.control.keysOf(account.id).apiKeys,
  }
}

const list = () => screen.findByRole('heading', { name: 'API keys', level: 1 })

/** How many keys the list has, and how many of them with the mark. */
async function listed() {
  await list()
  const keys = await screen.findAllByRole('checkbox', { name: /^Select Bot/ })
  return [keys.length, screen.queryAllByText(mark).length]
}

test('a key that one press made twice is told of once the one with a secret is stored, and can be deleted', async () => {
  const { person, first, second, keys } = await storeBeside({ description: 'Bot' })
  const alert = (await screen.findByText(twice)).closest('[role=alert]')
  expect(alert?.textContent).toContain(first)
  expect(alert?.textContent).not.toContain(second)
  await person.click(screen.getByRole('button', { name: 'Delete the other key' }))
  await person.click(await screen.findByRole('button', { name: 'Delete key' }))
  await list()
  expect(keys().map(({ identifier }) => identifier)).toEqual([second])
})

test('streamer mode hides what it is called by', async () => {
  const { person, first } = await storeBeside({ description: 'Bot' })
  await screen.findByText(twice)
  const masks = () => screen.queryAllByRole('button', { name: /point at it or focus it/ })
  const isHidden = () => masks().some(({ textContent }) => textContent?.includes(first))
  expect(isHidden()).toBe(false)
  await person.click(
    await screen.findByRole('checkbox', { name: 'Streamer mode', hidden: true }),
  )
  await waitFor(() => expect(isHidden()).toBe(true))
})

test('it is marked in the list until somebody says that it stays', async () => {
  const { navigation } = await storeBeside({ description: 'Bot' })
  await screen.findByText(twice)
  await navigation.go('/api-keys')
  expect(await listed()).toEqual([2, 1])
})

test('a key that another tab made and showed at that moment is not told of', async () => {
  await storeBeside({ description: 'Bot' }, keepShown)
  expect(await listed()).toEqual([2, 0])
  expect(screen.queryByText(twice)).toBeNull()
})

test('one that stays has no mark', async () => {
  const { person } = await storeBeside({ description: 'Bot' })
  await screen.findByText(twice)
  await person.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(await listed()).toEqual([2, 0])
})

test.each([
  ['of another description', { description: 'Other' }],
  ['of another time', { description: 'Bot', createdAt: Date.now() - 3_600_000 }],
])('a key %s that came meanwhile is not told of', async (_, other) => {
  const { keys } = await storeBeside(other)
  await list()
  expect(keys()).toHaveLength(2)
  expect(screen.queryByText(mark)).toBeNull()
})

const at = Date.UTC(2026, 10, 29, 12)
const key = (identifier: string, more: Partial<ApiKey> = {}): ApiKey => ({
  identifier,
  description: 'Bot',
  allowedIps: [],
  lastUsedAt: null,
  createdAt: at,
  ...more,
})
/** Answered after two seconds. */
const request = {
  ...openRequest({ description: 'Bot', allowedIps: [] }, new Set(['before']), {
    sentAt: at,
  }),
  overAt: at + 2000,
}

test.each([
  ['the key itself', key('made'), false],
  ['one of before', key('before'), false],
  ['one like it', key('other'), true],
  [
    'one like it of a panel that does not tell addresses',
    key('other', { allowedIps: null }),
    true,
  ],
  ['one with other addresses', key('other', { allowedIps: ['192.0.2.1'] }), false],
  ['one as old as the request may be', key('other', { createdAt: at - 3000 }), true],
  ['one of longer before', key('other', { createdAt: at - 4000 }), false],
  ['one of the next second', key('other', { createdAt: at + 1000 }), true],
  ['one of later', key('other', { createdAt: at + 2000 }), false],
  ['one whose time is not told', key('other', { createdAt: null }), false],
])('made twice: %s', (_, other, expected) => {
  expect(madeTwice([other], key('made'), request)).toEqual(expected ? [other] : [])
})
