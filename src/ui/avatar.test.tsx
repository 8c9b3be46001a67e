import '#src/test/dom.ts'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { Avatar } from './avatar.tsx'

afterEach(cleanup)

test('the circle lies within the picture, with the line that forced colours draw around it', () => {
  const { container } = render(<Avatar name="Una User" />)
  const circle = container.querySelector('circle')
  const [cx = 0, cy = 0, r = 0] = ['cx', 'cy', 'r'].map((name) =>
    Number(circle?.getAttribute(name)),
  )
  const [left = 0, top = 0, width = 0, height = 0] = (
    container.querySelector('svg')?.getAttribute('viewBox') ?? ''
  )
    .split(' ')
    .map(Number)
  const reach = r + 0.5
  expect(r).toBeGreaterThan(0)
  expect(Math.min(cx - left, cy - top)).toBeGreaterThanOrEqual(reach)
  expect(Math.min(left + width - cx, top + height - cy)).toBeGreaterThanOrEqual(reach)
})
