import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react'

import type { Account } from '#src/api/account.ts'
import { feedFacts, type PasswordChangedAt } from '#src/feed/facts.ts'
import { isWorthTelling, mayComeUntil, nextLook } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { clientOf } from '#src/session/panel-client.ts'
import type { Unheard } from '#src/session/unheard-writes.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { clockDoubt } from '#src/two-factor/made-since.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { useClock } from '#src/ui/clock.ts'
import { useNow } from '#src/ui/time.tsx'

import { unheardPassword } from './unheard-password.ts'
import { whatFeedTells } from './what-feed-tells.ts'

/** What became of it: it came; it came after another one that had an answer; the feed has none, or none but that one. */
type Outcome = 'came' | 'came-after' | 'none' | 'none-after'

/** What is said of it. */
const words = {
  came: 'profileForms.passwordChanged',
  'came-after': 'profileForms.passwordCameAfter',
  'none-after': 'profileForms.passwordUnlikely',
} as const

/** What became of the last one, and when that was sent. */
type Became = { outcome: Outcome; sentAt: Instant }

/** Says what became of it in one sentence. */
function useSay(): (became: Became) => string {
  const t = useT()
  const clock = useClock()
  return ({ outcome, sentAt }) =>
    outcome === 'none'
      ? t('profileForms.passwordNone', { time: clock(sentAt) })
      : t(words[outcome])
}

type UnheardPasswordProps = {
  account: Account
  /** What is said once it is known to be changed. */
  changed: ReactNode
  /** It is known to be changed. */
  onCame?: () => void
}

/** Tells of a change of the password whose answer nobody heard: that it may happen still, and what became of it once the feed tells. */
export function UnheardPassword({ account, changed, onCame }: UnheardPasswordProps) {
  const unheard = useUnheard(unheardPassword, account)
  // As long as it shows, what became of it stays said.
  const [became, setBecame] = useState<Became | null>(null)
  const hasCome = became?.outcome === 'came' || became?.outcome === 'came-after'
  return (
    <>
      {(hasCome || !unheard) && became && <Became {...became} changed={changed} />}
      {unheard && <InDoubt {...{ account, unheard, onCame }} onBecame={setBecame} />}
    </>
  )
}

function Became({ outcome, sentAt, changed }: Became & { changed: ReactNode }) {
  const t = useT()
  const say = useSay()
  if (outcome === 'came') return changed
  if (outcome === 'came-after')
    return (
      <Alert kind="warn" title={t('profileForms.passwordCameAfter')}>
        <p>{t('profileForms.passwordCameAfterText')}</p>
      </Alert>
    )
  return (
    <Alert kind="info">
      <p>{say({ outcome, sentAt })}</p>
    </Alert>
  )
}

/** What the feed tells of what was sent: with a later one that had an answer, only a change after that is another one. */
function tell(
  changedAt: PasswordChangedAt,
  { sentAt, heardAt }: Unheard,
  ahead: number | null,
) {
  if (heardAt === null)
    return whatFeedTells(changedAt, ahead === null ? null : sentAt + ahead)
  // By then the row of the one that had an answer is written, in whole seconds of a clock that is known about as well.
  return whatFeedTells(changedAt, ahead === null ? null : heardAt + ahead + 2 * clockDoubt)
}

type InDoubtProps = {
  account: Account
  unheard: Unheard
  onCame: (() => void) | undefined
  onBecame: (became: Became) => void
}

function InDoubt({ account, unheard, onCame, onBecame }: InDoubtProps) {
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const say = useSay()
  const queries = useQueryClient()
  const { sentAt, heardAt } = unheard
  /** When the feed was read; 0 where it could not be: that tells nothing, and ends nothing. */
  const readAt = (data: PasswordChangedAt | undefined, at: Instant) =>
    data === 'unread' ? 0 : at
  // Whoever comes back when it cannot come any more is told by what is read then alone.
  const [isLate] = useState(() => Date.now() >= mayComeUntil(sentAt))
  const { data, dataUpdatedAt, isFetchedAfterMount, isPending } = useQuery({
    ...feedFacts.passwordChanged(),
    refetchOnMount: isLate ? 'always' : true,
    refetchInterval: ({ state }) =>
      state.data !== 'no-feed' && nextLook(sentAt, readAt(state.data, state.dataUpdatedAt)),
  })
  const now = useNow()
  const told = tell(data ?? null, unheard, clientOf(queries).clockAhead())
  const isTold = told !== 'unknowable'

  const isDone = told === 'done'
  // Where nothing is ever told, the time alone ends it.
  const isOver =
    !isPending && (isTold ? readAt(data, dataUpdatedAt) : now) >= mayComeUntil(sentAt)
  const isAlone = heardAt === null
  const settle = useEffectEvent(() => {
    const outcome = isDone
      ? isAlone
        ? 'came'
        : 'came-after'
      : isAlone
        ? 'none'
        : 'none-after'
    if (isDone || (isTold && isWorthTelling(sentAt))) {
      onBecame({ outcome, sentAt })
      announce(say({ outcome, sentAt }))
    }
    if (isDone) {
      unheardPassword.came(host, account)
      onCame?.()
    } else unheardPassword.forget(host, account)
  })
  const isSettled = isDone || isOver
  // What comes late, or not at all, nothing that somebody does tells: it is spoken, and the tab need not remember it.
  useEffect(() => {
    if (isSettled) settle()
  }, [isSettled])

  if (isPending || isSettled || (isLate && !isFetchedAfterMount)) return null
  return (
    <Alert kind="warn" role="status" title={t('profileForms.passwordUnheard')}>
      <p>{t('profileForms.passwordUnheardText')}</p>
      <p>{t(isTold ? 'errors.looking' : 'profileForms.passwordUntold')}</p>
    </Alert>
  )
}
