import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useEffectEvent, useState } from 'react'

import type { Account } from '#src/api/account.ts'
import { isWorthTelling, mayComeUntil } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { accountQueries } from '#src/session/queries.ts'
import type { Unheard } from '#src/session/unheard-writes.ts'
import { useUnheard } from '#src/session/use-unheard.ts'
import { useLooksUntilTold } from '#src/two-factor/look-until-told.ts'
import { type TwoFactorState, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { tellOtherTabs, unheardOff } from '#src/two-factor/unheard-off.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { useClock } from '#src/ui/clock.ts'
import { lazyPart } from '#src/ui/lazy-part.tsx'

import { unheardRenewals } from './unheard-renewals.ts'

import styles from './page.module.css'

const UnheardRenewal = lazyPart(
  async () => (await import('./unheard-renewal.tsx')).UnheardRenewal,
  'codes',
)

/** What was asked of two-factor before the page was loaded anew, or its form closed, and nobody heard of since; there is none for most. */
export function UnheardTwoFactor({ account }: { account: Account }) {
  const renewal = useUnheard(unheardRenewals, account)
  const [isWanted, setWanted] = useState(false)
  // It stays, to tell what became of it.
  if (renewal !== null && !isWanted) setWanted(true)
  return (
    <>
      <UnheardTurnOff account={account} />
      {isWanted && (
        <Suspense fallback={null}>
          <UnheardRenewal account={account} className={styles['trouble']} />
        </Suspense>
      )}
    </>
  )
}

type Told = 'on' | 'off' | 'unknown'

/** What is said where it is not off. */
const words = {
  on: 'signInMethods.offStill',
  unknown: 'signInMethods.offUntold',
} as const

/** What the panel tells of two-factor: what this page did, or the page around it knows, is no telling. */
function toldBy({ twoFactorEnabled }: Account, known: TwoFactorState | undefined): Told {
  if (twoFactorEnabled !== null) return twoFactorEnabled ? 'on' : 'off'
  return known && known.by !== 'write' && known.by !== 'host' ? known.state : 'unknown'
}

/**
 * Two-factor was asked to be turned off before the page was loaded anew, or its form closed, and nobody heard the answer: tells
 * that it may be either, until the panel tells that it is off, or it cannot come late any more.
 */
export function UnheardTurnOff({ account }: { account: Account }) {
  const unheard = useUnheard(unheardOff, account)
  // What became of what is sent from here, the page tells itself.
  const [before] = useState(() =>
    unheard && isWorthTelling(unheard.sentAt) ? unheard.sentAt : null,
  )
  const [became, setBecame] = useState<{ told: Told; sentAt: Instant } | null>(null)
  const { data } = useQuery(twoFactorQueries.state())
  // Said for as long as it is so.
  const isSaid = became?.told === 'off' || !unheard
  return (
    <>
      {isSaid && became && (became.told === 'unknown' || data?.state === became.told) && (
        <div className={styles['trouble']}>
          <Became {...became} />
        </div>
      )}
      {unheard && (
        <InDoubt
          account={account}
          unheard={unheard}
          onTold={(told) => {
            // Where it came after another one, this tells of it, too.
            const isNews = unheard.sentAt === before || unheard.heardAt !== null
            setBecame(told === 'off' && !isNews ? null : { told, sentAt: unheard.sentAt })
          }}
        />
      )}
    </>
  )
}

function Became({ told, sentAt }: { told: Told; sentAt: Instant }) {
  const t = useT()
  const clock = useClock()
  return told === 'off' ? (
    <Alert kind="ok" title={t('security.turnedOff')}>
      <p>{t('security.turnedOffText')}</p>
    </Alert>
  ) : (
    <Alert kind="info">
      <p>{t(words[told], { time: clock(sentAt) })}</p>
    </Alert>
  )
}

type InDoubtProps = {
  account: Account
  unheard: Unheard
  /** It is off, or it is told, or not, what is so once it cannot come late any more. */
  onTold: (told: Told) => void
}

function InDoubt({ account, unheard: { sentAt, heardAt }, onTold }: InDoubtProps) {
  const queries = useQueryClient()
  const t = useT()
  const host = useHost()
  const announce = useAnnounce()
  const clock = useClock()
  // Whoever comes back when it cannot come any more is told by what is read then alone.
  const [isLate] = useState(() => Date.now() >= mayComeUntil(sentAt))
  const state = useLooksUntilTold(sentAt, 'off')
  const { data, error } = state
  // Where the account tells, what was made of it may be older.
  const me = useQuery({ ...accountQueries.me(), enabled: false })
  const tells = account.twoFactorEnabled === null ? state : me
  const readAt = tells.dataUpdatedAt
  const told = toldBy(account, data)
  // After another one that went through, "off" is news only once it was on again.
  const [wasOnAfter, setWasOnAfter] = useState<Instant | null>(null)
  if (told === 'on' && readAt >= (heardAt ?? 0) && wasOnAfter !== heardAt)
    setWasOnAfter(heardAt)
  const hasCome = told === 'off' && wasOnAfter === heardAt
  const isOver = readAt >= mayComeUntil(sentAt)
  const isOff = data?.state === 'off' && (told === 'off' || heardAt !== null)

  const settle = useEffectEvent(() => {
    if (hasCome) {
      onTold('off')
      announce(t('security.turnedOff'))
      tellOtherTabs(host)
      // The page says it once it is made of what the account tells.
      if (data?.state !== 'off') void queries.invalidateQueries(twoFactorQueries.state())
      return unheardOff.came(host, account)
    }
    if (isWorthTelling(sentAt) && !isOff) {
      const still = told === 'on' ? 'on' : 'unknown'
      onTold(still)
      announce(t(words[still], { time: clock(sentAt) }))
    }
    unheardOff.forget(host, account)
  })
  const isSettled = hasCome || isOver
  // What comes late, or not at all, nothing that somebody does tells: it is spoken, and the tab need not remember it.
  useEffect(() => {
    if (isSettled) settle()
  }, [isSettled])

  if (isSettled || isOff || (isLate && !tells.isFetchedAfterMount)) return null
  return (
    <div className={styles['trouble']}>
      <Alert kind="warn" role="status" title={t('signInMethods.offUnheard')}>
        <p>{t('signInMethods.offUnheardText')}</p>
        {/* Where nothing could be read, "Try again" stands beside it, and nothing is read without it. */}
        {(data || !error) && <p>{t('errors.looking')}</p>}
      </Alert>
    </div>
  )
}
