import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useLocation } from 'react-router'

import { mayComeUntil } from '#src/forms/look-again.ts'
import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useHere } from '#src/navigation/provider.tsx'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { accountQueries } from '#src/session/queries.ts'
import { useSignOut } from '#src/session/sign-out.ts'
import { unheardSignOut, unsent } from '#src/session/unheard-sign-out.ts'
import { useIsClosed } from '#src/two-factor/two-factor-required.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusPageTitle } from '#src/ui/focus.ts'
import { useNow } from '#src/ui/time.tsx'

import { probe, watchRequirement } from './watch-requirement.ts'

import styles from './banners.module.css'

/** Pages that read nothing themselves of what the panel closes, or not before it has opened. */
const quiet: readonly string[] = [paths.profile(), paths.createApiKey(), paths.addSshKey()]

/** What concerns every page and can come after it: two-factor that the panel requires, and a sign-out that nobody has heard of. */
export function RequirementBanner(): ReactNode {
  const queries = useQueryClient()
  const { pathname } = useLocation()
  const setUp = paths.setUpTwoFactor()
  const isThere = !useIsLeftOut()(setUp) && pathname === setUp
  // The cache is watched from outside of what renders.
  useEffect(() => watchRequirement(queries), [queries])
  // Asked once the page is shown, where no list of the page itself would tell; its failure is nobody's business.
  useEffect(() => {
    if (quiet.includes(pathname)) void queries.prefetchQuery(probe())
  }, [queries, pathname])
  return (
    <div role="status" className={styles['banners']}>
      <NotSignedOut />
      {!isThere && <Required hasWayIn={pathname !== paths.security()} />}
    </div>
  )
}

/** That somebody is signed in who has asked to be signed out, before this page was loaded again: what came of that, it never heard. */
function NotSignedOut() {
  const t = useT()
  const { data: account } = useSuspenseQuery(accountQueries.me())
  const host = useHost()
  const { subscribe, read, forget } = unheardSignOut(host)
  const asked = useSyncExternalStore(subscribe, () => read(account))
  const [askedBefore] = useState(asked)
  const { leave, pending } = useSignOut()
  const now = useNow()
  // What was asked for on this page tells of itself, and what was not sent is told beside this.
  if (asked === null || asked !== askedBefore || asked === unsent || pending) return null
  return (
    <Alert
      kind="warn"
      title={t('requirementBanner.signedIn')}
      actions={
        <>
          <Button onClick={() => void leave()}>{t('shell.signOut')}</Button>
          <Button
            kind="plain"
            onClick={() => {
              forget(account)
              // The button that had focus is gone.
              focusPageTitle(host)
            }}
          >
            {t('shell.staySignedIn')}
          </Button>
        </>
      }
    >
      <p>
        {t('requirementBanner.signOutUnheard', {
          state: now < mayComeUntil(Number(asked)) ? 'open' : 'over',
        })}
      </p>
    </Alert>
  )
}

type RequiredProps = {
  /** Whether it leads to the set-up; Security does that itself, where it says that two-factor is off. */
  hasWayIn: boolean
}

function Required({ hasWayIn }: RequiredProps) {
  const t = useT()
  const { data: account } = useSuspenseQuery(accountQueries.me())
  const to = useHere()
  const isLeftOut = useIsLeftOut()(paths.setUpTwoFactor())
  if (!useIsClosed(account)) return null
  const title = t('requirementBanner.requiredTitle')
  if (isLeftOut)
    return (
      <Alert kind="warn" title={title}>
        <p>{t('requirementBanner.requiredLeftOut')}</p>
      </Alert>
    )
  return (
    <Alert
      kind="warn"
      title={title}
      actions={
        hasWayIn && (
          <Link {...buttonLook('primary')} to={paths.setUpTwoFactor({ to })}>
            {t('requirementBanner.setUp')}
          </Link>
        )
      }
    >
      <p>{t('requirementBanner.required')}</p>
    </Alert>
  )
}
