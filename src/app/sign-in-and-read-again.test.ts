import { QueryObserver } from '@tanstack/react-query'
import { expect, onTestFinished, test, vi } from 'vitest'

import { signInAgain } from '#src/forms/sign-in-again.ts'
import { createTestHost } from '#src/test/host.ts'

import { createQueryClient } from './query-client.ts'
import { signInAndReadAgain } from './sign-in-and-read-again.ts'

test.each([
  ['the same account', true, 2],
  ['nobody, or somebody else', false, 1],
])(
  'once %s is signed in, what is on screen is read again once at the most',
  async (_, same, reads) => {
    const host = createTestHost()
    const queries = createQueryClient(host)
    const read = vi.fn(() => Promise.resolve('something'))
    const options = { queryKey: ['something'], queryFn: read, staleTime: Infinity }
    // What is on screen, which each asking would have read.
    onTestFinished(new QueryObserver(queries, options).subscribe(() => {}))
    await vi.waitFor(() => expect(queries.isFetching()).toBe(0))
    const asked = [signInAndReadAgain(queries), signInAndReadAgain(queries)]
    expect(signInAgain(host).isOpen()).toBe(true)
    signInAgain(host).answer(same)
    await Promise.all(asked)
    expect(read).toHaveBeenCalledTimes(reads)
  },
)
