import { expect, test } from 'vitest'

import { parseOptions } from './options.ts'
import type { MountOptions } from './public.d.ts'

const origin = 'https://panel.example'
const baseOf = (base: string) => parseOptions({ base }, origin).placement.base

test.each([
  ['/account', '/account'],
  ['/account/', '/account'],
  ['/', '/'],
  ['', '/'],
  ['account', '/account'],
  ['account/me/', '/account/me'],
  // Another origin, as browsers read it.
  ['//other.example', '/'],
  ['/\\other.example', '/'],
  ['/\t/other.example', '/'],
  ['https://other.example', '/'],
  ['/a b', '/'],
  ['/account#x', '/'],
])('the base %j counts as %j', (base, counts) => {
  expect(baseOf(base)).toBe(counts)
})

test('nonsense falls back to what holds when nothing is said', () => {
  const plain = parseOptions({}, origin)
  for (const sections of [null, 7, {}, [null]]) {
    const options = { sections, route: null, root: 1 } as unknown as MountOptions
    expect(parseOptions(options, origin)).toEqual(plain)
  }
})
