import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Suspense, useState } from 'react'
import { Link } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { accountQueries } from '#src/session/queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'
import { PageTitle } from '#src/ui/page-title.tsx'

import styles from './guided.module.css'

const ReplaceCodes = lazyPart(
  async () => (await import('./replace-codes.tsx')).ReplaceCodes,
  'recovery-codes',
)

/** New recovery codes while two-factor stays on (recording `story.2fa.replace-codes`). */
export function Component() {
  const t = useT()
  const announce = useAnnounce()
  const navigate = useNavigate()
  const { data: account } = useSuspenseQuery(accountQueries.me())
  const { data } = useQuery(twoFactorQueries.state())
  const [refused, setRefused] = useState(false)

  async function finish() {
    announce(t('twoFactor.codesReplaced'))
    await navigate(paths.security())
  }

  return (
    <>
      <PageTitle lead={t('twoFactor.newCodesLead')}>{t('twoFactor.newCodes')}</PageTitle>
      <div className={styles['guided']}>
        {data?.state === 'off' ? (
          <Alert
            kind="info"
            actions={
              <Link {...buttonLook('primary')} to={paths.setUpTwoFactor()}>
                {t('twoFactor.setUpTitle')}
              </Link>
            }
          >
            <p>{t('twoFactor.newCodesOff')}</p>
          </Alert>
        ) : refused ? (
          <Alert
            kind="warn"
            role="alert"
            title={t('twoFactor.replaceRefusedTitle')}
            actions={
              <Link {...buttonLook('primary')} to={paths.newPhone()}>
                {t('twoFactor.offAndOn')}
              </Link>
            }
          >
            <p>{t('twoFactor.replaceRefused')}</p>
          </Alert>
        ) : (
          <Suspense
            fallback={
              <CodeWait of="part" onCancel={() => void navigate(paths.security())} />
            }
          >
            <ReplaceCodes
              account={account}
              onDone={() => void finish()}
              onRefused={() => setRefused(true)}
              onCancel={() => void navigate(paths.security())}
            />
          </Suspense>
        )}
      </div>
    </>
  )
}
