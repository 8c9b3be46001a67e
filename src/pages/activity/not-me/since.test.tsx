import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { dayOf } from '#src/feed/days.ts'
import { openPage } from '#src/test/render.tsx'

test.each([
  ['a day, which begins in the zone that is shown', '2026-01-01', '2026-01-01T00:00'],
  ['a moment', `${new Date(2026, 0, 1, 8, 30).toISOString()}`, '2026-01-01T08:30'],
])('the list begins with %s', async (_, since, shown) => {
  await openPage(`/activity/not-me?since=${since}`)
  await screen.findByRole('heading', { name: 'Secure your account' })
  expect(screen.getByDisplayValue(shown)).toBeTruthy()
})

test.each(['2026-02-31', 'yesterday'])('it begins a week ago for %s', async (since) => {
  await openPage(`/activity/not-me?since=${since}`)
  await screen.findByRole('heading', { name: 'Secure your account' })
  const week = dayOf(Date.now() - 7 * 86_400_000)
  expect(screen.getByDisplayValue(`${week}T00:00`)).toBeTruthy()
})
