import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, type ReactNode } from 'react'
import { useLocation } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useHere } from '#src/navigation/provider.tsx'
import { Link, useIsLeftOut } from '#src/navigation/sections.tsx'
import { accountQueries } from '#src/session/queries.ts'
import { useIsClosed } from '#src/two-factor/two-factor-required.ts'
import { Alert } from '#src/ui/alert.tsx'
import { buttonLook } from '#src/ui/button.tsx'

import { probe, watchRequirement } from './watch-requirement.ts'

import styles from './banners.module.css'

/** Pages that read nothing themselves of what the panel closes, or not before it has opened. */
const quiet: readonly string[] = [paths.profile(), paths.createApiKey(), paths.addSshKey()]

/** What concerns every page and can come after it: two-factor that the panel requires. */
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
      {!isThere && <Required />}
    </div>
  )
}

function Required() {
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
        <Link {...buttonLook('primary')} to={paths.setUpTwoFactor({ to })}>
          {t('requirementBanner.setUp')}
        </Link>
      }
    >
      <p>{t('requirementBanner.required')}</p>
    </Alert>
  )
}
