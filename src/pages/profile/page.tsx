import { useSuspenseQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'

import { usePanel } from '#src/account/panel-context.ts'
import { accountQueries } from '#src/account/queries.ts'
import { wasRecoveryCodeUsed } from '#src/account/recovery-code-used.ts'
import { useT } from '#src/i18n/context.ts'
import { loadNamespace } from '#src/i18n/load.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Section } from '#src/ui/section.tsx'

import { ChangeEmail } from './change-email.tsx'
import { ChangePassword } from './change-password.tsx'
import { Identity } from './identity.tsx'

/** With its words: few people ever need it. */
const RecoveryCodeUsed = lazy(async () => {
  const [loaded] = await Promise.all([
    import('./recovery-code-used.tsx'),
    loadNamespace('recovery-code-used'),
  ]).catch(() => [null])
  // The page must not go away with a remark about it.
  return { default: loaded?.RecoveryCodeUsed ?? (() => null) }
})

/** Profile: who somebody is on this panel, and what they sign in with. */
export function Component() {
  const t = useT()
  const { panelName } = usePanel()
  const { data: account } = useSuspenseQuery(accountQueries.me())
  return (
    <>
      <PageTitle lead={t('profile.lead', { panel: panelName })}>
        {t('profile.title')}
      </PageTitle>
      {wasRecoveryCodeUsed(account) && (
        <Suspense>
          <RecoveryCodeUsed account={account} />
        </Suspense>
      )}
      <Identity account={account} />
      <Section title={t('profile.signIn')}>
        <ChangeEmail account={account} />
        <ChangePassword account={account} />
      </Section>
    </>
  )
}
