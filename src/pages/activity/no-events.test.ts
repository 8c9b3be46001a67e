import { expect, test } from 'vitest'

import { none } from './filter.ts'
import { noneFound } from './no-events.tsx'

const day = '2026-11-26'

test('a day that nobody searched in is told by its name', () => {
  expect(noneFound({ ...none, from: day, to: day }, null)).toBe('activityMore.noneOn')
  expect(noneFound({ ...none, from: '2026-11-20', to: day }, null)).toBe(
    'activityMore.noneBetween',
  )
  expect(noneFound({ ...none, from: day }, null)).toBe('activityMore.noneSince')
  expect(noneFound({ ...none, to: day }, null)).toBe('activityMore.noneUntil')
})

test('what is searched for is not found, or not among what is loaded', () => {
  const filter = { ...none, from: day, to: day, search: 'una' }
  expect(noneFound(filter, null)).toBe('activityMore.noneFound')
  expect(noneFound(filter, 'by-press')).toBe('activityMore.noneLoaded')
})

test('where older events come by themselves nothing is said yet', () => {
  expect(noneFound({ ...none, from: day, to: day }, 'by-itself')).toBeNull()
})

test('where older events come by a press, what is not among what is loaded may be among them', () => {
  expect(noneFound({ ...none, kind: 'ssh-keys' }, 'by-press')).toBe(
    'activityMore.noneLoaded',
  )
})

test('days that are the wrong way round are the reason, whatever else is asked for', () => {
  const filter = { ...none, from: day, to: '2026-11-20' }
  expect(noneFound(filter, 'by-press')).toBe('activityMore.fromAfterTo')
  expect(noneFound({ ...filter, search: 'una' }, null)).toBe('activityMore.fromAfterTo')
})
