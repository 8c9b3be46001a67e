import { usePanel } from '#src/account/panel-context.ts'
import { panelSignIn, type ElsewhereReason } from '#src/account/sign-in-elsewhere.tsx'
import { useT } from '#src/i18n/context.ts'
import { buttonLook } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'

/** The panel's own page can do what this one cannot. */
export function AskThere({ reason }: { reason: ElsewhereReason }) {
  const t = useT()
  const { panelUrl, panelName } = usePanel()
  const isGuess = reason === 'perhaps-captcha'
  return (
    <Notice
      kind="warn"
      role="alert"
      ref={focusOnArrival}
      title={t(isGuess ? 'signIn.forgotPerhapsTitle' : 'signIn.forgotElsewhereTitle')}
      actions={
        <a
          {...buttonLook('primary')}
          href={panelSignIn(panelUrl).replace(/login$/, 'password')}
          target="_blank"
          rel="noopener"
        >
          {t('signIn.openPanel', { panel: panelName })}
        </a>
      }
    >
      {reason === 'captcha' && <p>{t('signIn.forgotCaptcha')}</p>}
      {isGuess && <p>{t('signIn.perhapsCaptcha')}</p>}
      <p>{t('signIn.forgotElsewhere')}</p>
    </Notice>
  )
}
