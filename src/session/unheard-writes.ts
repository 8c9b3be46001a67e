import type { MutationKey, QueryClient } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'

import { accountNote } from './account-note.ts'
import { hostOf } from './panel-client.ts'
import { accountQueries } from './queries.ts'

/**
 * Writes of one kind (`mutationKey`) of which this tab notes that they have no answer yet, and when they were sent; nothing of
 * what was sent. The note is there before the request leaves, since a window that is loaded anew hears nothing any more.
 */
export function unheardWrites(mutationKey: MutationKey) {
  const notes = accountNote(`${mutationKey.join('-')}-unheard`, 'session')
  const forget = (host: Host, account: Account): void => notes(host).forget(account)
  return {
    mutationKey,
    subscribe: (host: Host, listener: () => void) => notes(host).subscribe(listener),
    /** When the last of them was sent; `null` for none. */
    sentAt(host: Host, account: Account): Instant | null {
      const at = Number(notes(host).read(account) ?? NaN)
      return Number.isFinite(at) ? at : null
    },
    /** It is settled: somebody has heard or seen what became of it. */
    forget,
    /** Sends one. The note ends with an answer of the panel; one that was refused or not sent leaves what was unheard before it. */
    async hear<T>(queries: QueryClient, send: () => Promise<T>): Promise<T> {
      const account = queries.getQueryData(accountQueries.me().queryKey)
      if (!account) return send()
      const host = hostOf(queries)
      const { read, note } = notes(host)
      const before = read(account)
      note(account, `${Date.now()}`)
      try {
        const answer = await send()
        forget(host, account)
        return answer
      } catch (error) {
        // A server on the way may have answered in the panel's place, which is at it still.
        if (isFailure(error) && !mayComeLate(error) && !isUnreadable(error)) {
          if (before === null) forget(host, account)
          else note(account, before)
        }
        throw error
      }
    },
  }
}

export type UnheardWrites = ReturnType<typeof unheardWrites>

const isUnreadable = (failure: Failure) => failure.kind === 'surprise' && failure.mayHaveRun
