import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { signInAgain } from '#src/forms/sign-in-again.ts'
import { catchDownloads } from '#src/test/browser-parts.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

test.each([
  ['goes on where the page is there', '/activity/export', true],
  ['is over where the page was left meanwhile', '/ssh-keys', false],
])('an export that waits for somebody to sign in %s', async (_, place, goesOn) => {
  const { panel, account, browser, host, navigation, person, queries, sent } =
    await openPage('/activity/export', {
      before: ({ panel, account }) =>
        panel.control.addActivity(account.id, [
          { event: 'auth:success', timestamp: Date.UTC(2026, 0, 2), ip: '203.0.113.9' },
        ]),
    })
  const start = await screen.findByRole('button', { name: 'Start export' })
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  panel.control.endSessions(account.id)
  catchDownloads()
  await person.click(start)
  await waitFor(() => expect(signInAgain(host).isOpen()).toBe(true))
  await navigation.go(place)
  const wholeFeed = () =>
    sent.filter(
      ({ call, url }) => call === calls.activity && !url.searchParams.has('filter[event]'),
    ).length
  const before = wholeFeed()
  browser.setCookies(panel.control.createSession(account.id).cookie)
  await act(async () => signInAgain(host).answer(true))
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  if (goesOn) await screen.findAllByText('1 row is ready')
  expect(wholeFeed() > before).toBe(goesOn)
})
