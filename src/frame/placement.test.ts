import fc from 'fast-check'
import { expect, test } from 'vitest'

import { createHeights, placeInSight } from './placement.ts'

test.each([
  // The frame begins below the top of the window.
  [3000, { top: -200, height: 800 }, { start: 0, size: 600 }],
  // In the middle of a high frame.
  [3000, { top: 1000, height: 800 }, { start: 1000, size: 800 }],
  // Its end.
  [3000, { top: 2600, height: 800 }, { start: 2600, size: 400 }],
  // So little of its end that there is no room: as near as there is room.
  [3000, { top: 2900, height: 800 }, { start: 2200, size: 800 }],
  // All of it is out of sight, above or below.
  [3000, { top: 9000, height: 800 }, { start: 2200, size: 800 }],
  [3000, { top: -5000, height: 800 }, { start: 0, size: 800 }],
  // It is lower than the window.
  [300, { top: -200, height: 800 }, { start: 0, size: 300 }],
])('in a frame of %i, seen at %j', (frame, view, part) => {
  expect(placeInSight(frame, view)).toEqual(part)
})

test('it is always within the frame', () => {
  const length = fc.integer({ min: 1, max: 10_000 })
  const top = fc.integer({ min: -10_000, max: 10_000 })
  fc.assert(
    fc.property(length, top, length, (frame, at, height) => {
      const { start, size } = placeInSight(frame, { top: at, height })
      expect(start).toBeGreaterThanOrEqual(0)
      expect(size).toBeGreaterThan(0)
      expect(start + size).toBeLessThanOrEqual(frame)
    }),
  )
})

test('each height is told once, whether it is greater or smaller', () => {
  const isNews = createHeights()
  const told = [500, 500, 900, 900, 300].map((height, at) =>
    isNews({ height, width: 800, at: at * 16 }),
  )
  expect(told).toEqual([true, false, true, false, true])
})

test('a scroll bar that comes and goes with the height ends at the greater one', () => {
  const isNews = createHeights()
  let height = 0
  // High enough for a scroll bar while it is wide, and not while it is narrow.
  for (let at = 0; at < 20; at++) {
    const width = height > 800 ? 785 : 800
    const next = width === 800 ? 810 : 790
    if (isNews({ height: next, width, at: at * 16 })) height = next
  }
  expect(height).toBe(810)
})

test('who makes the window narrow and wide again, however quickly, gets each height', () => {
  const isNews = createHeights()
  expect(isNews({ height: 700, width: 800, at: 0 })).toBe(true)
  expect(isNews({ height: 900, width: 400, at: 20 })).toBe(true)
  expect(isNews({ height: 700, width: 800, at: 40 })).toBe(true)
})
