import { MutationObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'

import { accountEndpoint } from '#src/api/account.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import {
  accountBody,
  json,
  noContent,
  refusal,
  thrownBy,
  withPanel,
} from '#src/api/testing/panel.ts'
import { createQueryClient } from '#src/app/query-client.ts'
import { signInAgain } from '#src/forms/sign-in-again.ts'
import { panelClient } from '#src/session/panel-client.ts'
import { createTestHost } from '#src/test/host.ts'

import { sshKeyMutations } from './mutations.ts'

const key: SshKey = {
  name: 'laptop',
  fingerprint: 'abcdef',
  publicKey: 'ssh-ed25519 AAAA',
  createdAt: null,
}

const { name, fingerprint, publicKey: public_key } = key
const listed = (...attributes: unknown[]) =>
  json({
    object: 'list',
    data: attributes.map((each) => ({ object: 'ssh_key', attributes: each })),
  })
const asked = { name, fingerprint, public_key }

type Story = {
  /** Who is signed in when the list is read. */
  after?: string
  /** What the panel says to the removal; "done", when absent. */
  says?: () => Response
  /** What it says when the list is read again; that it is empty, when absent. */
  list?: () => Response
  sshKey?: SshKey
}

/** A cache in front of such a panel; whoever has to sign in does not. */
function start({ after = 'u', says = noContent, list = listed }: Story) {
  let who = 'u'
  const { client: pretended } = withPanel(({ method, path }) => {
    if (method !== 'GET') {
      who = after
      return says()
    }
    return path.endsWith('/account')
      ? json({ ...accountBody, attributes: { ...accountBody.attributes, username: who } })
      : list()
  })
  const host = createTestHost()
  const client = panelClient(host).configure(pretended.config)
  client.guard = { ask: accountEndpoint, meet: ({ username }) => username === 'u' }
  const question = signInAgain(host)
  question.subscribe(() =>
    queueMicrotask(() => question.isOpen() && question.answer(false)),
  )
  return createQueryClient(host)
}

/** Removes a key. */
const remove = ({ sshKey = key, ...story }: Story = {}): Promise<unknown> =>
  new MutationObserver(start(story), sshKeyMutations.remove()).mutate(sshKey)

test('a key is removed when the list no longer has it', async () => {
  expect(await remove()).toBe('removed')
  expect(await remove({ list: () => listed(asked) })).toBe('still-there')
})

const notFound = () =>
  refusal(404, 'NotFoundHttpException', 'The requested resource could not be found.')

test('a key that the panel does not find is gone when the list says so', async () => {
  expect(await remove({ says: notFound })).toBe('removed')
  expect(
    await thrownBy(remove({ says: notFound, list: () => listed(asked) })),
  ).toMatchObject({ kind: 'refused', status: 404 })
  expect(await remove({ says: notFound, list: () => refusal(403, '') })).toBe('not-told')
})

test('a slash in the fingerprint is said only of a key that is still there', async () => {
  const sshKey = { ...key, fingerprint: 'ab/cd' }
  const story = { says: notFound, sshKey }
  expect(await remove(story)).toBe('removed')
  const list = () => listed({ ...asked, fingerprint: 'ab/cd' })
  expect(await thrownBy(remove({ ...story, list }))).toMatchObject({
    code: problemCodes.slashInFingerprint,
  })
})

test('a key that nobody signs in for is not said to be removed', async () => {
  expect(
    await thrownBy(remove({ says: () => refusal(401, 'AuthenticationException') })),
  ).toMatchObject({ kind: 'unauthenticated' })
})

test('a list that cannot be read after the panel said "done" leaves it unknown', async () => {
  expect(await remove({ list: () => refusal(403, '') })).toBe('not-read')
})

test('somebody else’s list never says that a key was removed', async () => {
  expect(await remove({ after: 'bob' })).toBe('not-read')
  expect(await thrownBy(remove({ after: 'bob', says: notFound }))).toMatchObject({
    kind: 'another-account',
  })
})

test('a mistake is not taken for a list that cannot be read', async () => {
  const queries = start({ says: () => refusal(500, '') })
  vi.spyOn(queries, 'fetchQuery').mockRejectedValue(new TypeError('No such thing.'))
  const asked = { key, tellFailed() {} }
  const putBack = new MutationObserver(queries, sshKeyMutations.putBack()).mutate(asked)
  expect(await thrownBy(putBack)).toMatchObject({ message: 'No such thing.' })
})
