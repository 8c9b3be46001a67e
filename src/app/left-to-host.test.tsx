import { QueryObserver } from '@tanstack/react-query'
import { waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { isLeftToHost } from '#src/forms/sign-in-again.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { calls } from '#src/test/panel.ts'
import { onlyAccount, openPage } from '#src/test/render.tsx'

test('an answer after a session that the host page saw to has all read again that was refused', async () => {
  const { host, queries, panel, account, browser, statuses, count } = await openPage(
    '/profile',
    onlyAccount,
  )
  host.tell = ({ type }) => type !== 'unauthenticated'
  panel.control.endSessions(account.id)
  const apiKeys = new QueryObserver(queries, keyQueries.apiKeys())
  const sshKeys = new QueryObserver(queries, keyQueries.sshKeys())
  for (const each of [apiKeys, sshKeys]) onTestFinished(each.subscribe(() => {}))
  const states = () => [apiKeys, sshKeys].map((each) => each.getCurrentResult().status)
  await waitFor(() => expect(states()).toEqual(['error', 'error']))
  expect(isLeftToHost(host)).toBe(true)
  browser.setCookies(panel.control.createSession(account.id).cookie)
  const looks = count(calls.me)
  await apiKeys.refetch()
  await waitFor(() => expect(states()).toEqual(['success', 'success']))
  expect(isLeftToHost(host)).toBe(false)
  expect(statuses(calls.me).at(-1)).toBe(200)
  expect(count(calls.me)).toBeGreaterThan(looks)
})
