import { expect, test, vi } from 'vitest'

import { signInAgain } from '#src/forms/sign-in-again.ts'
import { createTestHost } from '#src/test/host.ts'

import { createQueryClient } from './query-client.ts'
import { signInAndReadAgain } from './sign-in-and-read-again.ts'

test.each([
  ['the same account', true, 2],
  ['nobody, or somebody else', false, 1],
])('once %s is signed in, what was read is read %s', async (_, same, reads) => {
  const host = createTestHost()
  const queries = createQueryClient(host)
  const read = vi.fn(() => Promise.resolve('something'))
  const options = { queryKey: ['something'], queryFn: read, staleTime: Infinity }
  await queries.fetchQuery(options)
  const asked = [signInAndReadAgain(queries), signInAndReadAgain(queries)]
  expect(signInAgain(host).isOpen()).toBe(true)
  signInAgain(host).answer(same)
  await Promise.all(asked)
  await queries.fetchQuery(options)
  expect(read).toHaveBeenCalledTimes(reads)
})
