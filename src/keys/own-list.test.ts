import { expect, test } from 'vitest'

import { type Rewriting, startQueries } from '#src/test/panel.ts'

import { keyQueries } from './key-queries.ts'
import { isListed } from './own-list.ts'

const call = 'GET /api/client/account/api-keys'

/** The list with so many rows that nobody can read, and without the keys that it had. */
const unreadable =
  (count: number): Rewriting =>
  () =>
    Response.json({ object: 'list', data: Array.from({ length: count }, () => 7) })

const look = (started: ReturnType<typeof startQueries>, identifier: string) =>
  isListed(started.queries, keyQueries.apiKeys(), (key) => key.identifier === identifier)

test('a list that has it, has it', async () => {
  const started = startQueries()
  const { identifier } = started.panel.control.createApiKey(started.account.id)
  expect(await look(started, identifier)).toBe(true)
  expect(await look(started, 'another')).toBe(false)
})

test('a list of which more cannot be read than before does not say that something is gone', async () => {
  const started = startQueries()
  const { identifier } = started.panel.control.createApiKey(started.account.id)
  await started.queries.fetchQuery(keyQueries.apiKeys())
  started.rewrite(call, unreadable(1))
  await expect(look(started, identifier)).rejects.toMatchObject({ kind: 'surprise' })
})

test('what could not be read before either is another thing', async () => {
  const started = startQueries()
  started.rewrite(call, unreadable(2), 2)
  await started.queries.fetchQuery(keyQueries.apiKeys())
  expect(await look(started, 'gone')).toBe(false)
})
