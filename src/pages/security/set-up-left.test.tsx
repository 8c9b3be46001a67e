import '#src/test/dom.ts'
import { act, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const arrival = vi.hoisted(() => Promise.withResolvers<void>())

vi.mock('./set-up-page.tsx', async (original) => {
  await arrival.promise
  return original()
})

test('whoever leaves before the set-up is there, and comes back, is asked for nothing', async () => {
  const { person, navigation, count } = await openPage('/security')
  await person.click(await screen.findByRole('button', { name: 'Set up two-factor' }))
  await navigation.go('/profile')
  await screen.findByRole('heading', { name: 'Profile', level: 1 })
  await navigation.go('/security')
  await screen.findByRole('button', { name: 'Set up two-factor' })
  arrival.resolve()
  await act(() => vi.importActual('./set-up-page.tsx'))
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
  expect(navigation.place().pathname).toBe('/security')
  expect(count(calls.twoFactor)).toBe(0)
})
