import { expect, test } from 'vitest'

import { matching, partsOf } from './match.ts'

const all = [
  { label: 'Create API key', also: 'new token' },
  { label: 'API keys', also: 'tokens bots' },
  { label: 'SSH keys', also: 'sftp' },
  { label: 'Übersicht', also: '' },
]
const found = (search: string) => matching(all, search).map(({ label }) => label)

test('a search finds by the words of a name, and by what else it is called', () => {
  expect(found('key')).toEqual(['Create API key', 'API keys', 'SSH keys'])
  expect(found('token')).toEqual(['Create API key', 'API keys'])
  expect(found('sftp')).toEqual(['SSH keys'])
  // In the middle of a word nobody means it.
  expect(found('oken')).toEqual([])
  expect(found('nothing of it')).toEqual([])
})

test('each word counts, whatever their order, case and marks', () => {
  expect(found('KEY api')).toEqual(['API keys', 'Create API key'].toReversed())
  expect(found('ubers')).toEqual(['Übersicht'])
})

test('a name that begins with it comes first', () => {
  expect(found('api')).toEqual(['API keys', 'Create API key'])
})

test('without words all of them are there', () => {
  expect(found('  ')).toHaveLength(all.length)
})

test('what was searched for is told apart in a name where it stands as it was typed', () => {
  expect(partsOf('API keys', 'KEY')).toEqual(['API ', 'key', 's'])
  expect(partsOf('API keys', 'token')).toBeNull()
  // The small letter of this one is two long.
  expect(partsOf('İzmir keys', 'key')).toBeNull()
  expect(partsOf('API keys', '')).toBeNull()
})
