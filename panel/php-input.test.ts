import { expect, test } from 'vitest'

import { isTooDeep } from './json-depth.ts'
import { parseQuery, tidyInput } from './php-input.ts'

test('names that every object has are names like others', () => {
  const input = parseQuery('__proto__[polluted]=1&constructor[prototype][polluted]=2&a=3')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(input['a']).toBe('3')
  expect(Object.entries(input)).toContainEqual(['__proto__', { polluted: '1' }])
})

const nested = (levels: number) => `a${'[x]'.repeat(levels)}=1&b=2`

test('what is nested deeper than PHP reads is left out, however deep', () => {
  expect(Object.keys(parseQuery(nested(64)))).toEqual(['a', 'b'])
  expect(Object.keys(parseQuery(nested(65)))).toEqual(['b'])
  expect(parseQuery(nested(80_000))).toEqual({ b: '2' })
  expect(parseQuery(`a${'[]'.repeat(120_000)}=1&b=2`)).toEqual({ b: '2' })
  expect(parseQuery(`a${'['.repeat(250_000)}=1`)).toEqual({ a: '1' })
})

test('of many values the first thousand are read', () => {
  const text = Array.from({ length: 1500 }, (_, at) => `a[]=${at}`).join('&')
  expect(parseQuery(text)['a']).toHaveLength(1000)
})

test('JSON is as deep as PHP reads it, and brackets in a text are none', () => {
  expect(isTooDeep('['.repeat(512) + ']'.repeat(512))).toBe(false)
  expect(isTooDeep('['.repeat(513))).toBe(true)
  expect(isTooDeep('{"a":['.repeat(300))).toBe(true)
  expect(isTooDeep(`["${'['.repeat(600)}\\"[", "\\\\", [1]]`)).toBe(false)
  expect(isTooDeep('[1],'.repeat(600))).toBe(false)
})

test('blanks come off at both ends, and a long row of them inside costs nothing', () => {
  expect(tidyInput({ a: '\u{FEFF} \tb c\u{200B}\n', b: ' \u{200B} ' })).toEqual({
    a: 'b c',
    b: null,
  })
  const row = `a${' '.repeat(250_000)}a`
  const since = performance.now()
  expect(tidyInput({ a: row })).toEqual({ a: row })
  expect(performance.now() - since).toBeLessThan(2000)
})
