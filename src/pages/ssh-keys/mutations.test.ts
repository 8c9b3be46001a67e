import { MutationObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'

import { accountEndpoint } from '#src/api/account.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import {
  accountBody,
  json,
  noContent,
  thrownBy,
  withPanel,
} from '#src/api/testing/panel.ts'
import { createQueryClient } from '#src/app/query-client.ts'

import { sshKeyMutations } from './mutations.ts'

const key: SshKey = {
  name: 'laptop',
  fingerprint: 'abcdef',
  publicKey: 'ssh-ed25519 AAAA',
  createdAt: null,
}

/** Removes a key, which the panel calls done; `after` is who is signed in when the list is read. */
function remove(after: string): Promise<unknown> {
  let who = 'u'
  const { client } = withPanel(({ method, path }) => {
    if (method === 'POST') {
      who = after
      return noContent()
    }
    return path.endsWith('/account')
      ? json({ ...accountBody, attributes: { ...accountBody.attributes, username: who } })
      : json({ object: 'list', data: [] })
  })
  client.guard = { ask: accountEndpoint, admits: ({ username }) => username === 'u' }
  return new MutationObserver(createQueryClient(), sshKeyMutations.remove()).mutate(key)
}

test('a key is removed when the list no longer has it', async () => {
  expect(await remove('u')).toBe('removed')
})

test('somebody else’s list never says that a key was removed', async () => {
  expect(await thrownBy(remove('bob'))).toMatchObject({ kind: 'another-account' })
})
