// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react'
import {
  Route,
  Routes,
  UNSAFE_createMemoryHistory as createMemoryHistory,
} from 'react-router'
import { expect, onTestFinished, test, vi } from 'vitest'

import { sections } from '#src/lib/paths.ts'

import { createNavigation } from './navigation.ts'
import { NavigationProvider } from './provider.tsx'
import { useIsStillHere } from './use-is-still-here.ts'

/** Somebody on Security, where a button asks; Activity is drawn once `come` is called. */
function begin() {
  const history = createMemoryHistory({ initialEntries: ['/security'], v5Compat: true })
  const navigation = createNavigation(history)
  const coming = Promise.withResolvers<void>()
  const answered = vi.fn<(isHere: boolean) => void>()
  function Security() {
    const isStillHere = useIsStillHere()
    return (
      <button type="button" onClick={() => void isStillHere().then(answered)}>
        Ask
      </button>
    )
  }
  const prepare = ({ pathname }: { pathname: string }) =>
    pathname === '/activity' ? coming.promise : null
  render(
    <NavigationProvider navigation={navigation} sections={sections} prepare={prepare}>
      <Routes>
        <Route path="/security" element={<Security />} />
        <Route path="/activity" element={<h1>Activity</h1>} />
      </Routes>
    </NavigationProvider>,
  )
  onTestFinished(cleanup)
  const go = (to: string | number) => act(async () => void navigation.go(to))
  const come = () => act(async () => coming.resolve())
  const ask = () => act(async () => screen.getByRole('button').click())
  return { navigation, go, ask, come, answered }
}

test('somebody who has gone nowhere is there, also after a change of the query', async () => {
  const { go, ask, answered } = begin()
  await ask()
  expect(answered).toHaveBeenLastCalledWith(true)
  await go('/security?of=one')
  await ask()
  expect(answered.mock.calls).toEqual([[true], [true]])
})

test('whoever goes elsewhere is gone, although the next page is not on screen yet', async () => {
  const { go, ask, come, answered } = begin()
  await go('/activity')
  await ask()
  expect(answered).not.toHaveBeenCalled()
  await come()
  expect(screen.getByRole('heading').textContent).toBe('Activity')
  expect(answered.mock.calls).toEqual([[false]])
})

test('whoever comes back before the next page was there is there', async () => {
  const { go, ask, come, answered } = begin()
  await go('/activity')
  await ask()
  await go(-1)
  await come()
  expect(answered.mock.calls).toEqual([[true]])
})

test('whoever waits for a page that is disposed of goes on, and is gone', async () => {
  const { navigation, go, ask, answered } = begin()
  await go('/activity')
  await ask()
  await act(async () => navigation.dispose())
  expect(answered.mock.calls).toEqual([[false]])
})
