import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState, useSyncExternalStore, type ReactNode } from 'react'

import type { Account } from '#src/api/account.ts'
import { isFailure } from '#src/api/failures.ts'
import { ReadFailure } from '#src/forms/failure-alert.tsx'
import { useLife } from '#src/forms/use-life.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { fetchCodeOnce } from '#src/lib/code.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { useIsStillHere } from '#src/navigation/use-is-still-here.ts'
import { useAccount } from '#src/session/queries.ts'
import { isReadAgain } from '#src/two-factor/read-two-factor.ts'
import { useTwoFactorOffered } from '#src/two-factor/two-factor-offered.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { PageTitle, Section } from '#src/ui/section.tsx'

import {
  TwoFactorNotRead,
  TwoFactorReading,
  TwoFactorUnheard,
  TwoFactorUnknown,
} from './not-known.tsx'
import { TwoFactorNotOffered } from './not-offered.tsx'
import { isOffline } from './offline.ts'
import { PasswordSection } from './password-section.tsx'
import { setUpOf } from './set-up/flow.ts'
import { TwoFactorOff, TwoFactorOn } from './states.tsx'

import styles from './page.module.css'

const Overview = lazyPart(
  async () => (await import('./overview.tsx')).Overview,
  'sign-in-methods',
)

const UnheardTwoFactor = lazyPart(
  async () => (await import('./unheard-turn-off.tsx')).UnheardTwoFactor,
  'sign-in-methods',
)

/** Security: the second factor, what stands in for it, what there is to look at, and every way into the account. */
export function Component() {
  const t = useT()
  const account = useAccount()
  return (
    <>
      <PageTitle>{t('security.title')}</PageTitle>
      <TwoFactor account={account} />
      <Below>
        <PasswordSection />
        <Suspense fallback={<CodeWait of="part" />}>
          <Overview />
        </Suspense>
      </Below>
    </>
  )
}

/**
 * What stands below the state of two-factor. How high that is, its answer decides: what is below shows with it, so that it
 * does not move under a finger, and without it where it is late.
 */
function Below({ children }: { children: ReactNode }) {
  const { isLoading } = useQuery(twoFactorQueries.state())
  return (
    <div className={styles['below']} data-waits={isLoading || undefined}>
      {children}
    </div>
  )
}

/** Two-factor sign-in: whether it is on, and what can be done about it. */
function TwoFactor({ account }: { account: Account }) {
  const t = useT()
  const navigate = useNavigate()
  const life = useLife()
  const isStillHere = useIsStillHere()
  const queries = useQueryClient()
  const offered = useTwoFactorOffered()
  const { data, dataUpdatedAt, error, isPending, refetch, isFetching } = useQuery(
    twoFactorQueries.state(),
  )
  const unheard = unheardCodes(useHost())
  const unheardSince = useSyncExternalStore(unheard.subscribe, () =>
    unheard.turnedOnAt(account),
  )
  // When it was turned off here, and whether the panel was asked again right then; a later answer is as good.
  const [off, setOff] = useState<{ at: Instant; isRead: boolean } | null>(null)
  // Whether it was sent from here: then what is read may take the form away before that could tell.
  const [tried, setTried] = useState(false)
  const turnedOff = off
    ? off.isRead || dataUpdatedAt > off.at
      ? 'confirmed'
      : 'not-read'
    : tried && data && isReadAgain(data)
      ? 'confirmed'
      : null

  async function setUp() {
    // Fetched before anything is asked of the panel: a page that cannot be shown must not cost a secret.
    const page = await fetchCodeOnce(() => import('./set-up-page.tsx'))
    // Whoever went elsewhere meanwhile stays there, and asks for no key; so does whoever has come back since.
    if (!(await isStillHere()) || life().aborted) return
    if (page) void setUpOf(account, queries).start()
    await navigate(paths.setUpTwoFactor(), { state: { begun: page !== null } })
  }

  return (
    <>
      <Section title={t('security.twoFactor')} hasHiddenTitle>
        {!offered ? (
          <TwoFactorNotOffered />
        ) : isPending ? (
          <TwoFactorReading />
        ) : data?.state === 'on' ? (
          <TwoFactorOn
            account={account}
            known={data}
            onAttempt={() => setTried(true)}
            onTurnedOff={(isRead) => setOff({ at: Date.now(), isRead })}
          />
        ) : unheardSince !== null && (data || isFailure(error, 'surprise')) ? (
          <TwoFactorUnheard since={unheardSince} />
        ) : data?.state === 'off' ? (
          <TwoFactorOff turnedOff={turnedOff} onSetUp={() => void setUp()} />
        ) : data ? (
          <TwoFactorUnknown onSetUp={() => void setUp()} />
        ) : isFailure(error, 'surprise') ? (
          <TwoFactorUnknown isUnreadable onSetUp={() => void setUp()} />
        ) : (
          <TwoFactorNotRead />
        )}
      </Section>
      <Suspense fallback={null}>
        <UnheardTwoFactor account={account} />
      </Suspense>
      {offered && isFailure(error) && !isOffline(error) && (
        <div className={styles['trouble']}>
          <ReadFailure failure={error} pending={isFetching} again={() => void refetch()} />
        </div>
      )}
    </>
  )
}
