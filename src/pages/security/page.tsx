import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'

import { accountQueries } from '#src/account/queries.ts'
import { useT } from '#src/i18n/context.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import { PageTitle } from '#src/ui/page-title.tsx'

import { TwoFactor } from './two-factor.tsx'

const Ways = lazy(async () => {
  const [{ Ways: Found }] = await Promise.all([
    import('./ways.tsx'),
    loadNamespace('ways-in'),
  ])
  return { default: Found }
})

/** Security: the second factor, what stands in for it, and every way into the account. */
export function Component() {
  const t = useT()
  const { data: account } = useSuspenseQuery(accountQueries.me())
  return (
    <>
      <PageTitle lead={t('security.lead')}>{t('security.title')}</PageTitle>
      <TwoFactor account={account} />
      <Suspense>
        <Ways account={account} />
      </Suspense>
    </>
  )
}
