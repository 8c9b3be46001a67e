import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

/** The feed of an account with 240 events, where those are looked for that have a word; the 130th and the 230th do. */
async function openSearch() {
  vi.stubGlobal('IntersectionObserver', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const page = await openPage('/profile')
  const rows = Array.from({ length: 240 }, (_, at) => ({
    event: at % 100 === 30 && at > 100 ? 'auth:success' : 'user:api-key.create',
    timestamp: Date.now() - at * 1000,
    ip: at % 100 === 30 && at > 100 ? '198.51.100.9' : '203.0.113.7',
  }))
  page.panel.control.addActivity(page.account.id, rows)
  await page.navigation.go('/activity?q=198.51.100.9')
  const older = await screen.findByRole('button', { name: 'Search older events' })
  const pages = () =>
    page.sent
      .filter(({ call, url }) => call === calls.activity && url.searchParams.has('page'))
      .map(({ url }) => Number(url.searchParams.get('page')))
  return { ...page, older, pages }
}

const looked = (read: number, words: string) =>
  screen.findByText(
    (_, element) =>
      element?.role === 'status' &&
      element.textContent.includes(`Of ${read} events that are loaded, ${words}`),
  )

test('one press looks among older events until one is found, and the next goes on from there', async () => {
  const { person, older } = await openSearch()
  await person.click(older)
  await looked(150, '1 matches')
  expect(screen.getAllByText(/198\.51\.100\.9/).length).toBeGreaterThan(0)
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull()
  await person.click(screen.getByRole('button', { name: 'Search older events' }))
  await looked(240, '2 match')
  expect(screen.queryByRole('button', { name: 'Search older events' })).toBeNull()
})

test('a search that is stopped stays where it is, says so, and can go on', async () => {
  const { person, older, hold } = await openSearch()
  const page = hold(calls.activity)
  await person.click(older)
  await person.click(await screen.findByRole('button', { name: 'Stop' }))
  expect(document.activeElement).toBe(older)
  await looked(50, 'none matches')
  await waitFor(() => expect(older.getAttribute('aria-disabled')).toBeNull())
  expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull()
  page.release()
  await person.click(older)
  await looked(150, '1 matches')
})

test('who looks for something else meanwhile waits for the first search no more', async () => {
  const { person, older, hold, pages } = await openSearch()
  const page = hold(calls.activity)
  await person.click(older)
  await screen.findByRole('button', { name: 'Stop' })
  const searchBox = screen.getByRole('searchbox', { name: 'Search events' })
  await person.type(searchBox, '9')
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Stop' })).toBeNull())
  page.release()
  await looked(100, 'none matches')
  await waitFor(() =>
    expect(
      screen
        .getByRole('button', { name: 'Search older events' })
        .getAttribute('aria-disabled'),
    ).toBeNull(),
  )
  expect(pages()).not.toContain(3)
  await person.type(searchBox, '{Backspace}')
  await person.click(screen.getByRole('button', { name: 'Search older events' }))
  await looked(150, '1 matches')
})
