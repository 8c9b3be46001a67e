import { useSuspenseQuery } from '@tanstack/react-query'

import { useT } from '#src/i18n/context.ts'
import { usePanel } from '#src/session/panel-context.ts'
import { accountQueries } from '#src/session/queries.ts'
import { PageTitle } from '#src/ui/page-title.tsx'
import { Section } from '#src/ui/section.tsx'

import { ChangeEmail } from './change-email.tsx'
import { ChangePassword } from './change-password.tsx'
import { Identity } from './identity.tsx'

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
      <Identity account={account} />
      <Section title={t('profile.signIn')}>
        <ChangeEmail account={account} />
        <ChangePassword account={account} />
      </Section>
    </>
  )
}
