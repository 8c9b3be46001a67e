import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense } from 'react'

import { useT } from '#src/i18n/context.ts'
import { accountQueries } from '#src/session/queries.ts'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'
import { PageTitle } from '#src/ui/page-title.tsx'

import { TwoFactor } from './two-factor.tsx'

const SignInMethodsCard = lazyPart(
  async () => (await import('./sign-in-methods/sign-in-methods.tsx')).SignInMethodsCard,
  'sign-in-methods',
)

/** Security: the second factor, what stands in for it, and every way into the account. */
export function Component() {
  const t = useT()
  const { data: account } = useSuspenseQuery(accountQueries.me())
  return (
    <>
      <PageTitle lead={t('security.lead')}>{t('security.title')}</PageTitle>
      <TwoFactor account={account} />
      <Suspense fallback={<CodeWait of="part" />}>
        <SignInMethodsCard account={account} />
      </Suspense>
    </>
  )
}
