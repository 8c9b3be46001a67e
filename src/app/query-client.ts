import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import { hostWords } from '#src/forms/sign-in-again.ts'
import type { Host } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { pause } from '#src/host/pause.ts'
import { stillness } from '#src/host/stillness.ts'
import { fetchCode } from '#src/lib/code.ts'
import { readChanges } from '#src/session/changes.ts'
import { bindHost } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { forgetSpoken } from '#src/ui/announcer.tsx'

import { watchAccount } from './account-watch.ts'
import { signInAndReadAgain } from './sign-in-and-read-again.ts'

const tries = 3

/** Whether asking again can help: only when the panel was away. Everything below 500 is an answer. */
function retry(failures: number, error: Error): boolean {
  return (
    isFailure(error, 'unavailable') && error.reason !== 'offline' && failures < tries - 1
  )
}

/** Full jitter: pages that were refused together do not come back together. In milliseconds. */
function retryDelay(failures: number): number {
  return Math.random() * Math.min(30_000, 1000 * 2 ** failures)
}

/** Most panels require nothing, and until the code for it is there, the page only knows less. */
async function learnRequired(client: QueryClient, signal: AbortSignal): Promise<void> {
  const state = await fetchCode(
    () => import('#src/two-factor/two-factor-state.ts'),
    'background',
    signal,
  ).catch(() => null)
  state?.learnThatItIsRequired(client)
}

/** The cache of what the panel of a Perch said. Nothing secret goes through it, and nothing in it outlives the page. */
export function createQueryClient(host: Host): QueryClient {
  const { until, begin, answered } = pause(host)
  const asked = new WeakMap<Query<unknown, unknown>, { at: number; words: number }>()
  const { signal } = lifetime(host)
  /** Whether what is shown may be read again by itself; a page with nothing to show asks all the same. */
  const mayRefresh = () => until() === null && !stillness(host).isHeld()
  const client: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 30_000,
        retry: (failures, error) => !signal.aborted && retry(failures, error),
        retryDelay,
        refetchOnMount: mayRefresh,
        refetchOnWindowFocus: mayRefresh,
        refetchOnReconnect: mayRefresh,
      },
      // A write that waits for the network would keep a password in memory and send it later; one that is over is nobody's.
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
    mutationCache: new MutationCache({
      onMutate: () => forgetSpoken(host),
      onSettled: (data, error, _variables, _context, { meta, state }) => {
        if (!error && meta?.isUnsent?.(data)) return undefined
        if (!error && !meta?.tellsFailures) answered(state.submittedAt, readRefused)
        return readChanges(client, meta, error)
      },
    }),
    queryCache: new QueryCache({
      onSuccess: (_, query) => answered(asked.get(query)?.at ?? 0, readRefused),
      onError(error, query) {
        if (isFailure(error, 'two-factor-required')) void learnRequired(client, signal)
        if (isFailure(error, 'throttled')) {
          begin(error.seconds, () => void client.refetchQueries({ type: 'active' }))
        }
        // Where nobody is known, the gate leads to the sign-in page.
        if (
          !isFailure(error, 'unauthenticated') ||
          !client.getQueryData(accountQueries.me().queryKey)
        )
          return
        // Asked of a session that the host page may have replaced, it is asked once more of the one that there is now.
        if (asked.get(query)?.words === hostWords(host)) void signInAndReadAgain(client)
        else void client.refetchQueries({ queryKey: query.queryKey, exact: true })
      },
    }),
  })
  /** Reads once more what the panel refused to read for the pause that is over. */
  function readRefused(): void {
    void client.refetchQueries({
      type: 'active',
      predicate: ({ state }) => isFailure(state.error, 'throttled'),
    })
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'fetch')
      asked.set(event.query, { at: Date.now(), words: hostWords(host) })
  })
  bindHost(client, host)
  watchAccount(client)
  return client
}
