// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { inHost } from '#src/test/in-host.tsx'

import { ExactMoment, inUtc } from './exact-moment.tsx'

afterEach(cleanup)

const at = Date.UTC(2026, 5, 15, 12, 3, 7)

test('an exact moment has its second and the zone of the reader, and stands in UTC beside it', () => {
  const { container } = render(<ExactMoment at={at} />, inHost())
  const own = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'long' })
  expect(own.format(at)).toMatch(/^June 15, 2026.*:07/)
  expect(container.textContent).toBe(`${own.format(at)} (2026-06-15 12:03:07 UTC)`)
  expect(container.querySelector('time')?.dateTime).toBe('2026-06-15T12:03:07.000Z')
})

test('in UTC a moment is written as logs write it, whatever its fraction and its year', () => {
  expect(inUtc(at + 999)).toBe('2026-06-15 12:03:07 UTC')
  expect(inUtc(Date.UTC(20_260, 0, 1))).toBe('+020260-01-01 00:00:00 UTC')
})
