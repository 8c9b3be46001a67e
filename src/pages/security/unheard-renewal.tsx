import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'

import type { Account } from '#src/api/account.ts'
import { isWorthTelling, mayComeUntil, nextLook } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { type Unheard, unheardIn } from '#src/session/unheard-writes.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { clockDoubt } from '#src/two-factor/made-since.ts'
import {
  toldMadeAt,
  twoFactorQueries,
  type TwoFactorState,
} from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { useClock } from '#src/ui/clock.ts'

import { unheardRenewals } from './unheard-renewals.ts'

/** What is told once it cannot come any more: that nothing was written down, or that the panel does not tell. */
type Outcome = 'codes.openNone' | 'codes.openUntold'

type UnheardRenewalProps = {
  account: Account
  /** Where it stands. */
  className?: string | undefined
  /** Whether somebody has pressed for codes meanwhile, and is asked. */
  isAsked?: boolean
  /** They are wanted all the same. */
  onAnyway?: ((form: HTMLFormElement | null) => void) | undefined
  /** It was carried out: what it made never came here. */
  onCame?: (() => void) | undefined
}

/**
 * Tells of an earlier request for recovery codes of which nobody has heard: that it may be carried out still, and would replace
 * those that are shown before that. Where somebody presses for others meanwhile, it asks.
 */
export function UnheardRenewal({
  account,
  className,
  isAsked = false,
  onAnyway,
  onCame,
}: UnheardRenewalProps) {
  const t = useT()
  const host = useHost()
  const noted = useSyncExternalStore(
    (listener) => unheardRenewals.subscribe(host, listener),
    () => unheardRenewals.noted(host, account),
  )
  // While the form that sent it is there, that tells, until it asks.
  const untold = useUnheard(unheardRenewals, account)
  const unheard = isAsked ? unheardIn(noted) : untold
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  if (noted !== null && outcome !== null) setOutcome(null)
  if (!unheard)
    return (
      outcome && (
        <div className={className}>
          <Alert kind="info">
            <p>{t(outcome)}</p>
          </Alert>
        </div>
      )
    )
  return (
    <InDoubt
      {...{ account, className, unheard, isAsked, onAnyway, onCame }}
      onOutcome={setOutcome}
    />
  )
}

/** Whether codes were made since it was sent, as far as the panel’s clock is known. */
function areSince(madeAt: Instant | null, sentAt: Instant, ahead: number | null): boolean {
  return madeAt !== null && (ahead === null || madeAt >= sentAt + ahead - clockDoubt)
}

/** Whether codes were certainly made after a moment of this page. */
function areAfter(madeAt: Instant | null, at: Instant, ahead: number | null): boolean {
  return madeAt !== null && ahead !== null && madeAt > at + ahead + 2 * clockDoubt
}

/** What is told of it by what was read once it cannot come any more; `null` for nothing. */
function outcomeOf(known: TwoFactorState | undefined, isSince: boolean): Outcome | null {
  if (known?.state !== 'on' || isSince) return null
  return known.isCodesTold ? 'codes.openNone' : 'codes.openUntold'
}

type InDoubtProps = Required<Pick<UnheardRenewalProps, 'account' | 'isAsked'>> &
  Pick<UnheardRenewalProps, 'className' | 'onAnyway' | 'onCame'> & {
    unheard: Unheard
    onOutcome: (outcome: Outcome | null) => void
  }

function InDoubt({
  account,
  className,
  unheard,
  isAsked,
  onAnyway,
  onCame,
  onOutcome,
}: InDoubtProps) {
  const t = useT()
  const host = useHost()
  const clock = useClock(true)
  const announce = useAnnounce()
  const queries = useQueryClient()
  const { sentAt, heardAt } = unheard
  const until = mayComeUntil(sentAt)
  // Whoever comes back when it cannot come any more is told by what is read then alone.
  const [isLate] = useState(() => Date.now() >= until)
  const looks = {
    refetchOnMount: 'always',
    // The next look is the next try.
    retry: false,
    refetchInterval: ({ state }: { state: { dataUpdatedAt: Instant } }) =>
      nextLook(sentAt, state.dataUpdatedAt),
  } as const
  // Where the account tells, it is what has to be read, until it says that two-factor is on.
  const isToldOff = account.twoFactorEnabled === false
  const me = useQuery({ ...accountQueries.me(), ...looks, enabled: isToldOff })
  const state = useQuery({ ...twoFactorQueries.state(), ...looks })
  const { data } = state
  const isFetchedAfterMount =
    state.isFetchedAfterMount && (!isToldOff || me.isFetchedAfterMount)
  const readAt = isToldOff
    ? Math.min(me.dataUpdatedAt, state.dataUpdatedAt)
    : state.dataUpdatedAt
  const madeAt = data?.state === 'on' ? toldMadeAt(data) : null
  const ahead = clientOf(queries).clockAhead()
  const isSince = areSince(madeAt, sentAt, ahead)
  const codes = unheardCodes(host)
  const isUnseen = madeAt !== null && codes.are(account, madeAt)
  // After another one came, only those that were made later tell of this one.
  const isNews =
    heardAt === null
      ? isSince
      : codes.areComparedWith(account, heardAt) || areAfter(madeAt, heardAt, ahead)
  // Where that was asked for, that it is on tells, too: not every panel tells when codes were made.
  const isOnSince =
    heardAt === null &&
    codes.turnedOnAt(account) !== null &&
    (account.twoFactorEnabled ?? (data?.state === 'on' && data.by !== 'host')) &&
    codes.are(account, madeAt)
  const hasCome = isOnSince || (isUnseen && isNews)
  const isSettled = hasCome || readAt >= until
  const settle = useEffectEvent(() => {
    if (hasCome) {
      announce(t('security.codesUnseen'))
      unheardRenewals.came(host, account)
      return onCame?.()
    }
    const outcome = isWorthTelling(sentAt) ? outcomeOf(data, isSince) : null
    onOutcome(outcome)
    if (outcome) announce(t(outcome))
    unheardRenewals.forget(host, account)
  })
  // What comes late, or not at all, nothing that somebody does tells: it is spoken, and the tab need not remember it.
  useEffect(() => {
    if (isSettled) settle()
  }, [isSettled])

  // That it was asked to be turned on, and may not be, is told above.
  const isTold = !isAsked && codes.turnedOnAt(account) !== null
  if (isSettled || isTold || (isLate && !isFetchedAfterMount)) return null
  const times = { time: clock(sentAt), until: clock(until) }
  return (
    <div className={className}>
      <Alert
        // Asked, it is said anew.
        key={String(isAsked)}
        kind="warn"
        role={isAsked ? 'alert' : 'status'}
        takesFocus={isAsked}
        title={t('codes.openTitle')}
        actions={
          isAsked && (
            // Sends nothing by itself: what Enter in a field presses is the first button of a form that does.
            <Button onClick={({ currentTarget }) => onAnyway?.(currentTarget.form)}>
              {t('codes.openAnyway')}
            </Button>
          )
        }
      >
        <p>{t('codes.openText', times)}</p>
        {isAsked && <p>{t('codes.openAsk', times)}</p>}
        {!isAsked && heardAt !== null && data && !isUnseen && <p>{t('codes.openShown')}</p>}
        <p>{t('errors.looking')}</p>
      </Alert>
    </div>
  )
}
