import { expect, test } from 'vitest'

import { keepSecret, takeSecret } from './secret-reference.ts'

test('a secret is taken once, by its own reference', () => {
  const one = keepSecret({ password: 'canary' })
  const other = keepSecret('another')
  expect(takeSecret(one)).toEqual({ password: 'canary' })
  expect(() => takeSecret(one)).toThrow('taken already')
  expect(takeSecret(other)).toBe('another')
})

test('a secret that is nothing is one all the same', () => {
  const reference = keepSecret(undefined)
  expect(takeSecret(reference)).toBeUndefined()
  expect(() => takeSecret(reference)).toThrow('taken already')
})

test('nothing of the secret stands in its reference', () => {
  const reference = keepSecret('canary')
  expect(Reflect.ownKeys(reference)).toEqual([])
  expect(JSON.stringify(reference)).toBe('{}')
})
