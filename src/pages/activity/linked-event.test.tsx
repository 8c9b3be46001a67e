import '#src/test/dom.ts'
import type { InfiniteData } from '@tanstack/react-query'
import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'

import type { ActivityPage } from '#src/api/activity.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

const wantedAddress = '198.51.100.7'

/** Comes to the end of the feed by scrolling, as a browser tells it. */
let scrollToEnd = () => {}

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        scrollToEnd = () => tell([{ isIntersecting: true }])
      }
      observe() {}
      disconnect() {}
    },
  )
  onTestFinished(() => void vi.unstubAllGlobals())
})

/** The feed by a link to its row `place` of 150. */
async function openLink(place: number) {
  const scrolled = vi.spyOn(HTMLElement.prototype, 'scrollIntoView')
  onTestFinished(() => scrolled.mockRestore())
  const page = await openPage('/profile')
  const { panel, account, host, navigation, queries } = page
  panel.control.addActivity(
    account.id,
    Array.from({ length: 150 }, (_, at) => ({
      event: 'user:api-key.create',
      timestamp: Date.now() - at * 1000,
      ip: at === place ? wantedAddress : '203.0.113.7',
      properties: { identifier: `ptlc_${at}_` },
    })),
  )
  const read = async (number: number) => {
    const list = await host.fetch(`/api/client/account/activity?per_page=50&page=${number}`)
    return ((await list.json()) as { data: { attributes: { id: string } }[] }).data
  }
  const rows = await read(Math.floor(place / 50) + 1)
  await navigation.go(`/activity?event=${rows[place % 50]?.attributes.id}`)
  await screen.findByText(/ptlc_0_/)
  return {
    ...page,
    scrolled,
    /** The row, once it is opened. */
    opened: () =>
      waitFor(() => {
        const row = screen.getByText(wantedAddress, { selector: 'summary *' })
        const details = row.closest('details')
        expect(details?.open).toBe(true)
        return details?.querySelector('summary')
      }),
    async scrollOn(count: number) {
      act(scrollToEnd)
      await screen.findByText(new RegExp(`ptlc_${count - 1}_`))
    },
    /** Lets the newest page go, as from the beginning of a long feed. */
    dropNewest: () =>
      act(() => {
        queries.setQueriesData<InfiniteData<ActivityPage>>(
          { queryKey: ['activity'] },
          (data) =>
            data && { pages: data.pages.slice(1), pageParams: data.pageParams.slice(1) },
        )
      }),
  }
}

const notRead = () => screen.findByText(/The event of this link is not among the/)
const search = () => screen.getByRole('searchbox', { name: 'Search events' })
const lookOlder = () => screen.findByRole('button', { name: 'Look among older events' })

test('whoever follows a link is brought to its row', async () => {
  const { opened, scrolled } = await openLink(7)
  expect(await opened()).toBe(document.activeElement)
  expect(scrolled).toHaveBeenCalledTimes(1)
})

test('a row that comes as somebody scrolls is opened, and nobody is led away for it', async () => {
  const { opened, scrolled, scrollOn } = await openLink(70)
  await notRead()
  search().focus()
  await scrollOn(100)
  await opened()
  expect(document.activeElement).toBe(search())
  expect(scrolled).not.toHaveBeenCalled()
})

test('whoever asks for older events is brought to the row, where the next have it', async () => {
  const { opened, scrolled, person } = await openLink(70)
  await person.click(await lookOlder())
  expect(await opened()).toBe(document.activeElement)
  expect(scrolled).toHaveBeenCalledTimes(1)
})

test('and is not, where only those have it that come by themselves after that', async () => {
  const { opened, scrolled, scrollOn, person } = await openLink(120)
  await person.click(await lookOlder())
  await screen.findByText(/not among the 100 that were read/)
  search().focus()
  await scrollOn(150)
  await opened()
  expect(document.activeElement).toBe(search())
  expect(scrolled).not.toHaveBeenCalled()
})

test('a row that was found is not said to be missing once its page is let go', async () => {
  const { opened, scrollOn, dropNewest } = await openLink(7)
  await opened()
  await scrollOn(100)
  dropNewest()
  await waitFor(() => expect(screen.queryByText(/ptlc_7_/)).toBeNull())
  expect(screen.queryByText(/The event of this link/)).toBeNull()
})

test('a row that the panel gives no id is found by what happened, and when', async () => {
  const { opened, queries, rewrite, navigation } = await openLink(7)
  const at = new Date(Math.floor(Date.now() / 1000) * 1000 - 60_000).toISOString()
  const rows = [
    { event: 'auth:success', timestamp: new Date().toISOString(), ip: '203.0.113.7' },
    { event: 'auth:success', timestamp: at, ip: wantedAddress },
  ]
  rewrite(calls.activity, () => Response.json({ data: rows }), Infinity)
  await navigation.go('/profile')
  queries.removeQueries({ queryKey: ['activity'] })
  await navigation.go(`/activity?event=auth%3Asuccess&at=${at}`)
  expect(await opened()).toBe(document.activeElement)
})
