import { expect, test } from 'vitest'

import { isAsked, picturePath } from './picture-names.ts'

test('pictures lie below what they are of, under names that all systems take', () => {
  expect(picturePath('parts', 'button/focus, plain')).toBe('parts/button/focus-plain')
  expect(picturePath('views', 'chart, a day chosen')).toBe('views/chart-a-day-chosen')
})

test('all states are asked for by nothing, and some by a name or a path', () => {
  const asked = (only: string) => isAsked(only, 'views', 'chart, a day chosen')
  expect(['', 'views/', 'chart, a', 'views/chart-a-day-chosen'].filter(asked)).toHaveLength(
    4,
  )
  expect(['parts/', 'devices'].filter(asked)).toEqual([])
})
