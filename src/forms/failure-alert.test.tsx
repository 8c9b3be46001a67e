// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'

import { Throttled } from '#src/api/failures.ts'
import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { Wait } from './failure-alert.tsx'

beforeAll(() => english('errors'))
afterEach(cleanup)

const refusal = (seconds: number) => new Throttled('GET /x', seconds, 'rate', '')

test('another refusal starts its own countdown, and the same one goes on', () => {
  const [first, second] = [refusal(2), refusal(60)]
  const { rerender } = render(<Wait failure={first} write />, inHost())
  expect(screen.getByRole('alert').textContent).toContain('2 seconds')
  rerender(<Wait failure={second} write />)
  expect(screen.getByRole('alert').textContent).toContain('60 seconds')
  rerender(<Wait failure={first} write />)
  expect(screen.getByRole('alert').textContent).toContain('2 seconds')
})
