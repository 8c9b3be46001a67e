import type { QueryClient, QueryKey } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'

import { otherTabs } from './other-tabs.ts'
import { hostOf } from './panel-client.ts'

/** The beginning of the key of every query of `recentActivity`: what this page has changed is to be read again. */
export const recentKey = ['recent-activity'] as const

/** What a mutation says of itself. */
export type WriteMeta = {
  /** Keys of the queries that tell something else once it was carried out. The feed, which tells of every write, is never named. */
  changes: readonly QueryKey[]
  /**
   * How they are read again. `waited` (the default): the mutation stays pending until they were, so that nobody is told
   * of something that the page does not show yet. `later`: its answer is to be shown at once. `own`: the mutation reads
   * them itself, since what they tell decides what it came to.
   */
  reading?: 'waited' | 'later' | 'own'
  /** It comes to something, such as why nothing was done, also when the panel has refused it or not answered. */
  tellsFailures?: true
  /** Whether what it came to took no request that changes anything: nothing is read again then, and nobody is told. */
  isUnsent?: (data: unknown) => boolean
}

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: WriteMeta
  }
}

/**
 * Reads again what a write has changed, or may have changed when its answer was lost (`error`). A read that is under way
 * may have begun before the write and would tell how it was until then: it is given up. Other tabs are told.
 */
export async function readChanges(
  queries: QueryClient,
  meta: WriteMeta | undefined,
  error: Error | null,
): Promise<void> {
  if (!meta || (error && !(isFailure(error) && error.mayHaveRun))) return
  void queries.invalidateQueries({ queryKey: recentKey })
  const { changes, reading: how = 'waited' } = meta
  if (changes.length > 0) {
    const host = hostOf(queries)
    otherTabs(host).tell({ about: 'changes', changes })
    host.tell({ type: 'change', changes: changes.map(([name]) => String(name)) })
  }
  if (how === 'own') return
  await Promise.all(changes.map((queryKey) => queries.cancelQueries({ queryKey })))
  const reading = changes.map((queryKey) => queries.invalidateQueries({ queryKey }))
  // Whoever has waited for an answer in vain does not wait for what may not be answered either.
  if (how === 'waited' && !(isFailure(error) && mayComeLate(error)))
    await Promise.all(reading)
}
