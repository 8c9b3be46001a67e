import { expect, test } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { configurePanel, createTestHost } from '#src/test/host.ts'

import { rememberedPlaces, rememberPlaces } from './remembered.ts'

const una = { id: 1, uuid: null, username: 'una' } as Account
const otto = { id: 2, uuid: null, username: 'otto' } as Account
const home = 'network:203.0.0.0/16'
const away = 'network:198.51.0.0/16'

/** A browser, and all that it keeps. */
function browser() {
  const host = createTestHost()
  configurePanel(host)
  const storage = host.storage('local')
  const kept = () =>
    Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
      .filter((name) => name.includes(':places:'))
      .map((name) => storage.getItem(name))
  return { host, storage, kept }
}

test('a place is known since it was seen first, to the account that was there', () => {
  const { host } = browser()
  rememberPlaces(host, una, new Map([[home, 7]]))
  rememberPlaces(host, una, new Map([[home, 9]]))
  expect(rememberedPlaces(host, una)(home)).toBe(7)
  // Seen to be known from before.
  rememberPlaces(host, una, new Map([[home, 0]]))
  expect(rememberedPlaces(host, una)(home)).toBe(0)
  expect(rememberedPlaces(host, una)(away)).toBeNull()
  expect(rememberedPlaces(host, otto)(home)).toBeNull()
})

test('what is kept says nothing, and nothing of it is the same in another browser', () => {
  const [one, other] = [browser(), browser()]
  for (const { host } of [one, other]) rememberPlaces(host, una, new Map([[home, 0]]))
  expect(one.kept()).toHaveLength(1)
  expect(one.kept()[0]).toMatch(/^\[\["[0-9a-f]{16}",0\]\]$/)
  expect(other.kept()).not.toEqual(one.kept())
})

test('of too many places those go that were seen longest ago', () => {
  const { host } = browser()
  const many = Array.from({ length: 200 }, (_, at) => [`browser:${at}`, 0] as const)
  rememberPlaces(
    host,
    una,
    new Map([
      [home, 0],
      [away, 0],
    ]),
  )
  rememberPlaces(host, una, new Map([...many.slice(0, 199), [home, 0]]))
  const known = rememberedPlaces(host, una)
  expect([known(home), known(away), known('browser:0')]).toEqual([0, null, 0])
})
