import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

import type { NewActivity } from '../../../panel/types.ts'

const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
const addedAt = Date.UTC(2026, 5, 15, 12)
const day = 24 * 60 * 60 * 1000
const removed = 'user:ssh-key.delete'

/** The opened row of a key, with these rows about it in the feed, and what it advises. */
async function openAfter(...rows: Omit<NewActivity, 'ip'>[]) {
  const { panel, account, navigation, person } = await openPage('/nowhere')
  const { fingerprint } = panel.control.createSshKey(account.id, {
    name: 'laptop',
    publicKey,
    createdAt: addedAt,
  })
  panel.control.addActivity(
    account.id,
    rows.map((row) => ({ ip: '203.0.113.5', properties: { fingerprint }, ...row })),
  )
  await navigation.go('/ssh-keys')
  await openSshKey(person, 'laptop')
  // Once this is there, the feed was read.
  await screen.findByText(/^made from/)
  return screen.queryByText(/removed/)?.textContent ?? null
}

const again = { event: 'user:ssh-key.create', timestamp: addedAt }

test('of a key that was removed and is there again it is said when it was', async () => {
  expect(await openAfter({ event: removed, timestamp: addedAt - 30 * day }, again)).toMatch(
    /^You removed this key on May 16(?:, \d+)?\. If you did not add it again, remove it\.$/,
  )
})

test('that it was the reader is not said where the panel names nobody', async () => {
  const row = { event: removed, timestamp: addedAt - 30 * day, actorId: null }
  expect(await openAfter(row, again)).toMatch(/^This key was removed on May 16/)
})

test.each([
  ['of another key', { timestamp: addedAt - day, properties: { fingerprint: 'other' } }],
  ['in the second in which it was added', { timestamp: addedAt }],
  ['after it was added', { timestamp: addedAt + day }],
])('of a removal %s it says nothing', async (_, row) => {
  expect(await openAfter({ event: removed, ...row }, again)).toBeNull()
})
