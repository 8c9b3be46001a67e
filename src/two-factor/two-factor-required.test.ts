import { expect, test } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { configurePanel, createTestHost } from '#src/test/host.ts'

import { requirements } from './two-factor-required.ts'

const una = { id: 1, uuid: null, username: 'una' } as Account
const otto = { id: 2, uuid: null, username: 'otto' } as Account

test('what a panel requires of one account is said of no other', () => {
  const host = createTestHost()
  configurePanel(host)
  requirements(host).learn(una, 'closed')
  expect(requirements(host).of(una)).toBe('closed')
  expect(requirements(host).of(otto)).toBeNull()
})

test('it is known at the next visit', () => {
  const host = createTestHost()
  configurePanel(host)
  requirements(host).learn(una, 'closed')
  const next = createTestHost({ storage: host.storage })
  configurePanel(next)
  expect(requirements(next).of(una)).toBe('closed')
  expect(requirements(next).of(otto)).toBeNull()
})

test('of somebody with the name of what every object has, nothing is known before it was seen', () => {
  const host = createTestHost()
  configurePanel(host)
  const odd = { id: null, uuid: null, username: 'constructor' } as Account
  expect(requirements(host).of(odd)).toBeNull()
  requirements(host).learn(odd, 'closed')
  expect(requirements(host).of(odd)).toBe('closed')
})
