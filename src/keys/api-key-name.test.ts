import { expect, test } from 'vitest'

import { apiKeyName, readDescription } from './api-key-name.ts'

const midnight = new Date(2027, 2, 1).getTime()

test.each([
  ['Bot (review 2027-03-01)', 'Bot', midnight],
  ['  Bot (review 2027-03-01) ', 'Bot', midnight],
  ['Bot (review 2026-01-01) (review 2027-03-01)', 'Bot (review 2026-01-01)', midnight],
  ['Bot (review 2028-02-29)', 'Bot', new Date(2028, 1, 29).getTime()],
])('%s has a day to look at it again', (description, called, reviewAt) => {
  expect(readDescription(description)).toEqual({ called, reviewAt })
})

test.each([
  'Bot',
  '(review 2027-03-01)',
  'Bot(review 2027-03-01)',
  'Bot (review 2027-02-29)',
  'Bot (review 2027-13-01)',
  'Bot (review 2027-03-00)',
  'Bot (review 2027-03-32)',
  'Bot (review 0027-03-01)',
  'Bot (review 2027-3-1)',
  'Bot (Review 2027-03-01)',
  'Bot (review 2027-03-01) for the shop',
])('%s is text', (called) => {
  expect(readDescription(called)).toEqual({ called, reviewAt: null })
})

test('without a description a key is called by its identifier', () => {
  const key = { identifier: 'ptlc_a', allowedIps: [], lastUsedAt: null, createdAt: null }
  expect(apiKeyName({ ...key, description: null })).toBe('ptlc_a')
  expect(apiKeyName({ ...key, description: ' ' })).toBe('ptlc_a')
  expect(apiKeyName({ ...key, description: 'Bot (review 2027-03-01)' })).toBe('Bot')
})
