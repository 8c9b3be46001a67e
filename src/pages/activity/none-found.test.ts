import { expect, test } from 'vitest'

import { none } from './filter.ts'
import { noneFound } from './no-events.tsx'

const day = '2026-11-26'

test('a day that nobody searched in is told by its name', () => {
  expect(noneFound({ ...none, from: day, to: day }, false)).toBe('activityMore.noneOn')
  expect(noneFound({ ...none, from: '2026-11-20', to: day }, false)).toBe(
    'activityMore.noneBetween',
  )
  expect(noneFound({ ...none, from: day }, false)).toBe('activityMore.noneSince')
  expect(noneFound({ ...none, to: day }, false)).toBe('activityMore.noneUntil')
})

test('what is searched for is not found, or not among what is loaded', () => {
  const filter = { ...none, from: day, to: day, search: 'una' }
  expect(noneFound(filter, false)).toBe('activityMore.noneFound')
  expect(noneFound(filter, true)).toBe('activityMore.noneLoaded')
})

test('where older events come by themselves nothing is said yet', () => {
  expect(noneFound({ ...none, from: day, to: day }, true)).toBeNull()
})

test('days that are the wrong way round are the reason, whatever else is asked for', () => {
  const filter = { ...none, from: day, to: '2026-11-20' }
  expect(noneFound(filter, true)).toBe('activityMore.fromAfterTo')
  expect(noneFound({ ...filter, search: 'una' }, false)).toBe('activityMore.fromAfterTo')
})
