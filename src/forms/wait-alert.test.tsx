// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'

import { Throttled } from '#src/api/failures.ts'
import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { WaitAlert } from './wait-alert.tsx'

beforeAll(() => english('errors'))
afterEach(cleanup)

const refusal = (seconds: number) => new Throttled('GET /x', seconds, 'rate', '')

test('another refusal starts its own countdown, and the same one goes on', () => {
  const [first, second] = [refusal(2), refusal(60)]
  const { rerender } = render(<WaitAlert failure={first} write />, inHost())
  expect(screen.getByRole('alert').textContent).toContain('2 seconds')
  rerender(<WaitAlert failure={second} write />)
  expect(screen.getByRole('alert').textContent).toContain('60 seconds')
  rerender(<WaitAlert failure={first} write />)
  expect(screen.getByRole('alert').textContent).toContain('2 seconds')
})

test.each([
  [90, 'in 90 seconds'],
  [91, 'in 2 minutes'],
  [600, 'in 10 minutes'],
  [5400, 'in 90 minutes'],
  [5401, 'in 2 hours'],
  [86_400, 'in 24 hours'],
])('a wait of %s s is told in its unit', (seconds, words) => {
  render(<WaitAlert failure={refusal(seconds)} write />, inHost())
  expect(screen.getByRole('alert').textContent).toContain(words)
})

test('how many requests the panel takes a minute is said where it told', () => {
  const failure = new Throttled('GET /x', 5, 'rate', '', true, 256)
  render(<WaitAlert failure={failure} write />, inHost())
  expect(screen.getByRole('alert').textContent).toContain(': the panel takes 256 of this')
})

test('of a wait of more than a day no end is told that the panel did not', () => {
  render(<WaitAlert failure={refusal(86_401)} write />, inHost())
  const { textContent } = screen.getByRole('alert')
  expect(textContent).toContain('It asked you to wait more than 24 hours.')
  expect(textContent).not.toMatch(/in \d+ hours/)
})

test('what is read again by itself waits no longer than that takes', () => {
  render(<WaitAlert failure={refusal(86_400)} write={false} />, inHost())
  expect(screen.getByRole('alert').textContent).toContain('in 5 minutes')
})

test('a limit of a day, of which no panel tells the end, has the panel’s own words', () => {
  const detail = 'Your email address has been changed too many times today.'
  render(
    <WaitAlert failure={new Throttled('PUT /x', 60, 'email', detail)} write />,
    inHost(),
  )
  const { textContent } = screen.getByRole('alert')
  expect(textContent).toContain(detail)
  expect(textContent).not.toContain('seconds')
})

test('a limit of a day whose end the answer tells has both: the panel’s own words, and the time', () => {
  const detail = 'Your email address has been changed too many times today.'
  const told = new Throttled('PUT /x', 3600, 'email', detail, true)
  render(<WaitAlert failure={told} write />, inHost())
  const { textContent } = screen.getByRole('alert')
  expect(textContent).toContain(detail)
  expect(textContent).toContain('in 60 minutes')
})
