import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import { type Account, accountEndpoint, identity } from '#src/api/account.ts'
import { listActivity } from '#src/api/activity-list.ts'
import { isFailure } from '#src/api/failures.ts'
import { mayComeUntil, nextLook } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { delay, orAborted } from '#src/lib/network.ts'
import { clientOf } from '#src/session/panel-client.ts'
import type { Unheard } from '#src/session/unheard-writes.ts'
import { clockDoubt } from '#src/two-factor/made-since.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useClock } from '#src/ui/clock.ts'

import { unheardRenewals } from '../unheard-renewals.ts'

/** When recovery codes were made, as the feed has it, the last ones first; `null` where a row does not tell. */
type Made = readonly (Instant | null)[]

type Told = 'open' | 'replaced' | 'not-replaced' | 'untold'

type MayBeReplacedProps = {
  account: Account
  /** What was asked for before them, and nobody has heard of. */
  unheard: Unheard
}

/**
 * Beside recovery codes: says that an earlier request may still replace them, and looks whether it does. It reads beside the
 * cache: nothing may answer to what is read there, not even a session that has ended, for that would lay a question over them.
 */
export function MayBeReplaced({ account, unheard: { sentAt } }: MayBeReplacedProps) {
  const t = useT()
  const clock = useClock(true)
  const host = useHost()
  const queries = useQueryClient()
  const [told, setTold] = useState<Told>('open')
  const [shownAt] = useState(() => Date.now())

  /** What the panel has written down; `null` where the account is another one by now, or nothing could be read. */
  async function read(signal: AbortSignal): Promise<Made | 'untold' | null> {
    const client = clientOf(queries)
    const events = ['user:two-factor.create']
    try {
      const query = { page: 1, perPage: 50, events, signal }
      const { items } = await listActivity(client, query)
      const whose = await client.request(accountEndpoint, { signal })
      if (identity(whose) !== identity(account)) return null
      return items
        .filter(({ event }) => events.includes(event))
        .map(({ timestamp }) => timestamp)
    } catch (error) {
      signal.throwIfAborted()
      if (!isFailure(error)) throw error
      return isFailure(error, 'unsupported') || isFailure(error, 'forbidden')
        ? 'untold'
        : null
    }
  }

  /** Looks until it is known, or cannot come any more. */
  const watch = useEffectEvent(async (signal: AbortSignal): Promise<Told> => {
    const ahead = clientOf(queries).clockAhead()
    // Whatever is made after that is others than these, as whoever closes this is told on Security.
    let last = ahead === null ? null : shownAt + ahead + clockDoubt
    let count: number | null = null
    // Whether the first look can find these alone: of others beside them nobody knows which came later.
    let isOrderKnown = ahead !== null
    const codes = unheardCodes(host)
    const remember = () => void codes.ask(account, shownAt, last ?? 'unknown')
    remember()
    // Else another tab has asked for others since, or was shown them, and its note counts.
    const isNoted = () => codes.areOf(account, shownAt)
    for (;;) {
      const isVisible = host.isVisible()
      const made = isVisible ? await orAborted(read(signal), signal) : null
      if (made === 'untold') return made
      if (made) {
        const latest = made[0] ?? null
        const isLater = last !== null && latest !== null && latest > last
        if (isLater || (count !== null && made.length > count)) {
          if (isNoted()) {
            codes.came(account, shownAt)
            unheardRenewals.came(host, account)
          }
          return 'replaced'
        }
        if (count === null && ahead !== null) {
          const from = sentAt + ahead - clockDoubt
          isOrderKnown = made.filter((at) => at === null || at >= from).length < 2
        }
        count = made.length
        last = latest ?? last
        if (isNoted()) remember()
      }
      const next = nextLook(sentAt, made ? Date.now() : 0)
      if (next === false) {
        if (!isOrderKnown) return 'untold'
        unheardRenewals.forget(host, account)
        if (isNoted()) codes.forget(account)
        return 'not-replaced'
      }
      await delay(next, signal)
    }
  })
  // What comes late, nothing that somebody does tells.
  useEffect(() => {
    const over = new AbortController()
    watch(over.signal).then(
      (became) => over.signal.aborted || setTold(became),
      (error: unknown) => {
        if (!over.signal.aborted) throw error
      },
    )
    return () => over.abort()
  }, [])

  const times = { time: clock(sentAt), until: clock(mayComeUntil(sentAt)) }
  if (told === 'replaced')
    return (
      <Alert kind="danger" role="alert" title={t('codes.wereReplaced')}>
        <p>{t('codes.wereReplacedText')}</p>
      </Alert>
    )
  if (told === 'not-replaced')
    return (
      <Alert kind="info" role="status">
        <p>{t('codes.openNone')}</p>
      </Alert>
    )
  return (
    <Alert kind="warn" role="status" title={t('codes.mayBeReplaced')}>
      <p>{t('codes.mayBeReplacedText', times)}</p>
      <p>{told === 'untold' ? t('codes.replacedUntold', times) : t('errors.looking')}</p>
    </Alert>
  )
}
