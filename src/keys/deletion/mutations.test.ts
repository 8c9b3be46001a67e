import { expect, test } from 'vitest'

import { accountEndpoint } from '#src/api/account.ts'
import { accountBody, json, refusal, withPanel } from '#src/api/testing/panel.ts'
import { createQueryClient } from '#src/app/query-client.ts'
import { signInAgain } from '#src/forms/sign-in-again.ts'
import { ownKey } from '#src/session/own-key.ts'
import { panelClient } from '#src/session/panel-client.ts'
import { createTestHost } from '#src/test/host.ts'

import type { KeyToDelete } from './key-to-delete.ts'
import { deleteEach, deleteOne, type Outcome } from './mutations.ts'

const key: KeyToDelete = { of: 'api', identifier: 'ptlc_abcdefghijk', name: 'Leaked' }

/** A host whose panel answers like this, and what was sent there. */
function hostWithPanel(...asked: Parameters<typeof withPanel>) {
  const host = createTestHost()
  const { client: pretended, sent } = withPanel(...asked)
  return { host, client: panelClient(host).configure(pretended.config), sent }
}

const signedIn = (username: string) =>
  json({ ...accountBody, attributes: { ...accountBody.attributes, username } })

/** What becomes of a key that the panel does not find; `listed`: whether the list has it, `after`: who is signed in by then. */
async function deleteUnknown(listed: boolean, after: string): Promise<Outcome | undefined> {
  let who = 'u'
  const { host, client, sent } = hostWithPanel(({ method, path }) => {
    if (path.endsWith('/account')) return signedIn(who)
    if (method === 'DELETE') {
      who = after
      const detail = 'The requested resource could not be found on the server.'
      return refusal(404, 'NotFoundHttpException', detail)
    }
    const attributes = { identifier: key.identifier, description: null, allowed_ips: [] }
    const data = listed ? [{ object: 'api_key', attributes }] : []
    return json({ object: 'list', data })
  })
  client.guard = { ask: accountEndpoint, meet: ({ username }) => username === 'u' }
  let outcome: Outcome | undefined
  await deleteEach(
    createQueryClient(host),
    [key],
    (_, told) => (outcome = told),
    () => false,
  )
  expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  return outcome
}

test('a key that the panel does not find is gone when the list says so', async () => {
  expect(await deleteUnknown(false, 'u')).toEqual({ kind: 'gone' })
  expect(await deleteUnknown(true, 'u')).toMatchObject({ kind: 'failed' })
})

/** What becomes of a key when the answer to its deletion is lost, and the list is answered like this. */
async function deleteUnheard(list: () => Response): Promise<Outcome> {
  const { host } = hostWithPanel(({ method }) => {
    if (method === 'DELETE') throw new TypeError('broken')
    return list()
  })
  return deleteOne(createQueryClient(host), key)
}

test('where the answer is lost, the list tells whether the key is deleted, or nobody knows', async () => {
  const attributes = { identifier: key.identifier, description: null, allowed_ips: [] }
  const listOf = (data: unknown[]) => () => json({ object: 'list', data })
  const there = listOf([{ object: 'api_key', attributes }])
  expect(await deleteUnheard(there)).toMatchObject({ kind: 'open' })
  expect(await deleteUnheard(listOf([]))).toEqual({ kind: 'deleted' })
  expect(await deleteUnheard(() => refusal(403, ''))).toMatchObject({
    kind: 'open',
    failure: { kind: 'unavailable' },
  })
})

test('somebody else’s list never says that a key is gone', async () => {
  expect(await deleteUnknown(false, 'bob')).toMatchObject({
    kind: 'unknown',
    failure: { kind: 'another-account' },
  })
})

test('a key that nobody signs in for is not said to be deleted, and no other is tried', async () => {
  const { host, sent } = hostWithPanel(() => refusal(401, 'AuthenticationException'))
  const question = signInAgain(host)
  question.subscribe(() =>
    queueMicrotask(() => question.isOpen() && question.answer(false)),
  )
  const outcomes: Outcome[] = []
  await deleteEach(
    createQueryClient(host),
    [key, { ...key, identifier: 'ptlc_another' }],
    (_, told) => outcomes.push(told),
    () => false,
  )
  expect(outcomes).toMatchObject([
    { kind: 'failed', failure: { kind: 'unauthenticated' } },
    { kind: 'skipped' },
  ])
  expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})

test('an answer that was lost, and a list that nobody signs in for, end it: nobody is asked once more', async () => {
  let asked = 0
  const { host, sent } = hostWithPanel(({ method }) => {
    if (method === 'DELETE') throw new TypeError('broken')
    return refusal(401, 'AuthenticationException')
  })
  const question = signInAgain(host)
  question.subscribe(() =>
    queueMicrotask(() => {
      if (!question.isOpen()) return
      asked += 1
      question.answer(false)
    }),
  )
  const outcomes: Outcome[] = []
  await deleteEach(
    createQueryClient(host),
    [key, { ...key, identifier: 'ptlc_another' }],
    (_, told) => outcomes.push(told),
    () => false,
  )
  expect(outcomes.map(({ kind }) => kind)).toEqual(['open', 'skipped'])
  expect(sent.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  expect(asked).toBe(1)
})

/** Whether the page is locked out once the key that it uses is deleted, by an answer that was lost; `next`: the key that somebody gives for reading the list. */
async function deleteInUse(next: string | null): Promise<boolean> {
  const auth = { mode: 'key', key: `${key.identifier}rest` } as const
  const { host } = hostWithPanel(
    ({ method }) => {
      if (method === 'DELETE') throw new TypeError('broken')
      if (next) ownKey(host).apply(next)
      return json({ object: 'list', data: [] })
    },
    { auth },
  )
  return deleteEach(
    createQueryClient(host),
    [key],
    () => {},
    () => false,
  )
}

test('the page is locked out by deleting the key that it uses, unless it was given another meanwhile', async () => {
  expect(await deleteInUse(null)).toBe(true)
  expect(await deleteInUse('ptlc_anotherkeyxrest')).toBe(false)
})
