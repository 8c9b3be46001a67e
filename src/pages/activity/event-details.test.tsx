import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'

import { idleObserver } from '#src/test/browser-parts.ts'
import { openPage } from '#src/test/render.tsx'

import type { NewActivity } from '../../../panel/types.ts'

beforeEach(() => {
  idleObserver('IntersectionObserver')
  return () => void vi.unstubAllGlobals()
})

/** What the opened row of such an event has, by what stands before it. */
async function opened(event: Omit<NewActivity, 'timestamp' | 'ip'>, words: RegExp) {
  const { panel, account, navigation, person } = await openPage('/nowhere')
  const row = { ...event, timestamp: panel.control.now(), ip: '192.0.2.1' }
  panel.control.addActivity(account.id, [row])
  await navigation.go('/activity')
  await person.click(await screen.findByText(words))
  const rows = within(await screen.findByRole('table')).getAllByRole('row')
  return Object.fromEntries(
    rows.map((each) => [
      within(each).getByRole('rowheader').textContent,
      within(each).getByRole('cell').textContent,
    ]),
  )
}

test('properties that everybody knows have words, and others the names of the panel', async () => {
  const properties = { old: 'a@b.example', new: 'c@d.example', ticket: 7 }
  expect(
    await opened({ event: 'user:account.email-changed', properties }, /^Email changed/),
  ).toEqual({
    Who: 'una',
    'IP address': '192.0.2.1',
    Before: 'a@b.example',
    After: 'c@d.example',
    ticket: '7',
  })
})

test('what a browser calls itself stands below what it is', async () => {
  const useragent = 'Mozilla/5.0 (X11; Linux x86_64; rv:9.0) Gecko/20100101 Firefox/9.0'
  const properties = { useragent, username: 'una' }
  const told = await opened({ event: 'auth:success', properties }, /^Sign-in$/)
  expect(Object.keys(told)).toEqual([
    'Browser',
    'Calls itself',
    'Who',
    'IP address',
    'User name',
  ])
  expect(told['Calls itself']).toBe(useragent)
})
