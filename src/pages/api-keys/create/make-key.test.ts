import '#src/test/dom.ts'
import type { QueryClient } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'

import { Unavailable } from '#src/api/failures.ts'
import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { accountQueries } from '#src/session/queries.ts'
import { una } from '#src/test/account.ts'
import { startQueries } from '#src/test/panel.ts'

import { makeKey } from './make-key.ts'
import { keepUnheardRequests, openRequest, unheardRequests } from './unheard-requests.ts'

const path = '/api/client/account/api-keys'
const create = `POST ${path}`
const wanted = { description: 'Bot', allowedIps: [] }
const other = { ...una, username: 'otto', uuid: 'f1b7f5d6-0000-4000-8000-000000000002' }

/** Una is shown. */
async function start() {
  const page = startQueries()
  onTestFinished(() => sessionStorage.clear())
  await page.queries.fetchQuery(accountQueries.me())
  return page
}

/** The page is somebody else's, who has a request of before. */
function goOver(queries: QueryClient) {
  resetForAnotherAccount(queries, other)
  const theirs = openRequest({ ...wanted, description: 'Theirs' }, new Set(), { sentAt: 1 })
  keepUnheardRequests(queries, [theirs])
  return theirs
}

test('a key that was asked for by somebody else than the page shows by now is not sent', async () => {
  const { queries, count } = await start()
  const lost = new Unavailable(create, 'timeout', { mayHaveRun: true, waited: 1000 })
  keepUnheardRequests(queries, [
    { ...openRequest(wanted, new Set()), lost, overAt: Date.now() },
  ])
  // It waits for the one before it to come.
  const making = makeKey(queries, { wanted })
  const theirs = goOver(queries)
  await expect(making).rejects.toMatchObject({ kind: 'another-account' })
  expect(count(create)).toBe(0)
  expect(unheardRequests(queries)).toEqual([theirs])
})

test('what becomes of a key of somebody else is not noted for who is there now', async () => {
  const { queries, hold, count, statuses } = await start()
  const held = hold(create)
  const making = makeKey(queries, { wanted })
  await vi.waitFor(() => expect(statuses(create)).toEqual([200]))
  const theirs = goOver(queries)
  held.release()
  expect(await making).toMatchObject({ kind: 'made' })
  expect(count(create)).toBe(1)
  expect(unheardRequests(queries)).toEqual([theirs])
})
