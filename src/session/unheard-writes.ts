import type { MutationKey, QueryClient } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { mayComeUntil } from '#src/forms/look-again.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'

import { accountNote } from './account-note.ts'
import { isHeard } from './is-heard.ts'
import { hostOf } from './panel-client.ts'
import { accountQueries } from './queries.ts'

/** What is not heard of yet. */
export type Unheard = {
  /** When the last of them was sent. */
  sentAt: Instant
  /** When another write of the kind was last known to have gone through: what was changed until then tells nothing of these. */
  heardAt: Instant | null
}

/** When one is sent, and which of those before it have nothing left to tell once it went through. */
export type Sending = { sentAt?: Instant; settles?: readonly Instant[] }

type Note = { sent: readonly Instant[]; heardAt: Instant | null }

/** In which form it is kept: "1764400000000,1764400005000;1764400009000". */
function read(text: string | null): Note {
  const [sent = '', heard = ''] = (text ?? '').split(';')
  const times = sent.split(',').map(Number)
  return {
    sent: times.filter((at) => Number.isFinite(at) && at > 0),
    heardAt: Number(heard) || null,
  }
}

/** What a note says of what is not heard of yet; `null` where everything is. */
export function unheardIn(text: string | null): Unheard | null {
  const { sent, heardAt } = read(text)
  const sentAt = sent.at(-1)
  return sentAt === undefined ? null : { sentAt, heardAt }
}

/**
 * Writes of one kind (`mutationKey`) of which this tab notes that they have no answer yet, and when they were sent; nothing of
 * what was sent. The note is there before the request leaves, since a window that is loaded anew hears nothing any more. One that
 * has an answer says nothing of those before it, which may come after it still.
 */
export function unheardWrites(mutationKey: MutationKey) {
  const notes = accountNote(`${mutationKey.join('-')}-unheard`, 'session')
  /** Changes what is noted at this moment: another one may have been heard of meanwhile. */
  function change(host: Host, account: Account, to: (note: Note) => Note): void {
    const { sent, heardAt } = to(read(notes(host).read(account)))
    if (sent.length === 0) notes(host).forget(account)
    else notes(host).note(account, `${sent.join(',')};${heardAt ?? ''}`)
  }
  return {
    mutationKey,
    subscribe: (host: Host, listener: () => void) => notes(host).subscribe(listener),
    /** What is noted of it, for `unheardIn`. */
    noted: (host: Host, account: Account): string | null => notes(host).read(account),
    /** Nobody waits for any of them any more. */
    forget: (host: Host, account: Account): void => notes(host).forget(account),
    /** One was seen to have been carried out. Which, nobody knows: the one that may come for the longest is waited for still. */
    came: (host: Host, account: Account): void =>
      change(host, account, ({ sent }) => ({ sent: sent.slice(1), heardAt: Date.now() })),
    /**
     * Sends one, at this moment. It is heard of with an answer of the panel, whatever that is; what was sent at the moments of
     * `settles` is so, too, once this one went through.
     */
    async hear<T>(
      queries: QueryClient,
      send: () => Promise<T>,
      { sentAt = Date.now(), settles = [] }: Sending = {},
    ): Promise<T> {
      const account = queries.getQueryData(accountQueries.me().queryKey)
      if (!account) return send()
      const host = hostOf(queries)
      const heard = (heardAt?: Instant) =>
        change(host, account, (note) => ({
          sent: note.sent.filter(
            (at) => at !== sentAt && !(heardAt && settles.includes(at)),
          ),
          heardAt: heardAt ?? note.heardAt,
        }))
      change(host, account, ({ sent, heardAt }) => ({
        sent: [...sent.filter((at) => sentAt < mayComeUntil(at)), sentAt],
        heardAt,
      }))
      try {
        const answer = await send()
        heard(Date.now())
        return answer
      } catch (error) {
        if (isHeard(error)) heard()
        throw error
      }
    },
  }
}

export type UnheardWrites = ReturnType<typeof unheardWrites>
