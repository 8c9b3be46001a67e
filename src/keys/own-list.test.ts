import { expect, test } from 'vitest'

import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { accountQueries } from '#src/session/queries.ts'
import { una } from '#src/test/account.ts'
import { type Rewriting, startQueries } from '#src/test/panel.ts'

import { keyQueries } from './key-queries.ts'
import { watchList } from './own-list.ts'

const call = 'GET /api/client/account/api-keys'

/** The list with so many rows that nobody can read, and without the keys that it had. */
const unreadable =
  (count: number): Rewriting =>
  () =>
    Response.json({ object: 'list', data: Array.from({ length: count }, () => 7) })

const watch = (started: ReturnType<typeof startQueries>, identifier: string) =>
  watchList(started.queries, keyQueries.apiKeys(), (key) => key.identifier === identifier)

test('a list that has it, has it', async () => {
  const started = startQueries()
  const { identifier } = started.panel.control.createApiKey(started.account.id)
  expect(await watch(started, identifier).look()).toBe('there')
  expect(await watch(started, 'another').look()).toBe('not-there')
})

test('a list of which more cannot be read than before does not tell, however often it is read', async () => {
  const started = startQueries()
  const { identifier } = started.panel.control.createApiKey(started.account.id)
  await started.queries.fetchQuery(keyQueries.apiKeys())
  const { look } = watch(started, identifier)
  started.rewrite(call, unreadable(1), 2)
  expect(await look()).toBe('untold')
  expect(await look()).toBe('untold')
  // Begun after that, it does not know the row for another thing either.
  started.rewrite(call, unreadable(1))
  expect(await watch(started, identifier).look()).toBe('untold')
})

test('what could not be read beside it before is another thing', async () => {
  const started = startQueries()
  const { identifier } = started.panel.control.createApiKey(started.account.id)
  const beside: Rewriting = async (answer) => {
    const { data } = (await answer.json()) as { data: unknown[] }
    return Response.json({ object: 'list', data: [...data, 7] })
  }
  started.rewrite(call, beside)
  await started.queries.fetchQuery(keyQueries.apiKeys())
  const { look } = watch(started, identifier)
  started.rewrite(call, unreadable(1))
  expect(await look()).toBe('not-there')
})

test('the list of another account, which the page has come to show, tells nothing', async () => {
  const started = startQueries()
  const { queries, panel, account } = started
  const { identifier } = panel.control.createApiKey(account.id)
  await queries.fetchQuery(accountQueries.me())
  const { look } = watch(started, identifier)
  resetForAnotherAccount(queries, { ...una, username: 'otto', uuid: 'otto' })
  started.rewrite(call, () => Response.json({ object: 'list', data: [] }))
  await expect(look()).rejects.toMatchObject({ kind: 'another-account' })
})
