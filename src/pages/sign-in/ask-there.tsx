import { useSearchParams } from 'react-router'

import { useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { panelSignIn, usePanel } from '#src/session/panel-context.ts'
import type { ElsewhereReason } from '#src/session/sign-in-elsewhere.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { buttonLook } from '#src/ui/button.tsx'
import { Details } from '#src/ui/details.tsx'

import styles from './sign-in.module.css'

/** The panel's own page can do what this one cannot. */
export function AskThere({ reason }: { reason: ElsewhereReason }) {
  const t = useT()
  const { ownOrigin, panelUrl, panelName } = usePanel()
  const to = useSearchParams()[0].get('to')
  // What asks for a captcha here asks for one to sign in, too, and that page's sign-in counts there only.
  const isBarred = !ownOrigin && reason !== 'unsupported'
  const isGuess = reason === 'perhaps-captcha'
  return (
    <Alert
      kind="warn"
      role="alert"
      takesFocus
      title={t(isGuess ? 'signIn.forgotPerhapsTitle' : 'signIn.forgotElsewhereTitle')}
      actions={
        <a
          {...buttonLook('primary')}
          href={panelSignIn(panelUrl).replace(/login$/, 'password')}
          target="_blank"
          rel="noopener"
        >
          {t('forms.openPanel', { panel: panelName })}
        </a>
      }
    >
      {isGuess && <p>{t('signIn.perhapsCaptcha')}</p>}
      <p>{t(isBarred ? 'signIn.forgotThere' : 'signIn.forgotElsewhere')}</p>
      {isBarred ? (
        <Details className={styles['why']} summary={t('signIn.forgotWhy')}>
          {reason === 'captcha' && <p>{t('signIn.forgotCaptcha')}</p>}
          <p>{t('signIn.captchaKey')}</p>
          <Link to={paths.signIn(to ? { to } : {})} state={{ withKey: true }}>
            {t('signIn.useKey')}
          </Link>
        </Details>
      ) : (
        reason === 'captcha' && <p>{t('signIn.forgotCaptcha')}</p>
      )}
    </Alert>
  )
}
