import { expect, test } from 'vitest'

import { parseQuery } from './php-input.ts'

test('names that every object has are names like others', () => {
  const input = parseQuery('__proto__[polluted]=1&constructor[prototype][polluted]=2&a=3')
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  expect(input['a']).toBe('3')
  expect(Object.entries(input)).toContainEqual(['__proto__', { polluted: '1' }])
})
