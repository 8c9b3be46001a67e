import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { openPage } from '#src/test/render.tsx'

/** The feed of an account with 120 sign-ins, of which those are wanted that have a word. */
async function openFeed(query: string) {
  vi.stubGlobal('IntersectionObserver', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const page = await openPage('/profile')
  const rows = Array.from({ length: 120 }, (_, at) => ({
    event: 'user:api-key.create',
    timestamp: Date.now() - at * 1000,
    ip: '203.0.113.7',
    properties: { identifier: `ptlc_${at}_` },
  }))
  page.panel.control.addActivity(page.account.id, rows)
  await page.navigation.go(`/activity?q=${query}`)
  return {
    ...page,
    older: await screen.findByRole('button', { name: 'Search older events' }),
  }
}

const said = (words: string) =>
  waitFor(() =>
    expect(screen.getByText(words, { selector: '[role=status] *' })).toBeTruthy(),
  )

test('where none of the older events is wanted that is said, and nobody is led anywhere', async () => {
  const { person, older } = await openFeed('nothing-like-it')
  await person.click(older)
  await said(
    'No match among the older events that were read. That is all the panel has kept.',
  )
  expect(older.isConnected).toBe(false)
  // The list, in which there is nothing.
  expect(document.activeElement?.textContent).toContain('No event matches your search.')
})

test('somebody who has gone elsewhere meanwhile stays there', async () => {
  const { person, older } = await openFeed('ptlc')
  const search = screen.getByRole('searchbox', { name: 'Search events' })
  older.click()
  search.focus()
  await said('50 older events.')
  expect(document.activeElement).toBe(search)
  await person.click(older)
  await said('20 older events. That is all the panel has kept.')
  const [first] = screen.getByText(/ptlc_100_/).closest('li')?.children ?? []
  expect(first?.contains(document.activeElement)).toBe(true)
})
