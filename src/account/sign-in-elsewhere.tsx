import { useMutation } from '@tanstack/react-query'

import { getAccount } from '#src/api/account.ts'
import { isFailure, problemCodes } from '#src/api/failures.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { useT } from '#src/i18n/context.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'

import { usePanel } from './panel-context.ts'

/** What only the panel's own sign-in page can do: show a captcha, or sign in at all. */
export type ElsewhereReason = 'captcha' | 'unsupported'

/** Whether a failure means that this page cannot sign anybody in; `null` for all other failures. */
export function elsewhereReason(error: unknown): ElsewhereReason | null {
  if (isFailure(error, 'unsupported')) return 'unsupported'
  const isCaptcha = isFailure(error, 'refused') && error.code === problemCodes.captcha
  return isCaptcha ? 'captcha' : null
}

/** Where the panel's own sign-in page is. */
export function panelSignIn(panelUrl: string): string {
  return `${panelUrl.replace(/\/+$/, '')}/auth/login`
}

type SignInElsewhereProps = {
  reason: ElsewhereReason
  onSignedIn: () => void | Promise<void>
  onUseKey?: () => void
}

/** The ways on when this page cannot sign in: through the panel's own page and back, or with an API key. */
export function SignInElsewhere({ reason, onSignedIn, onUseKey }: SignInElsewhereProps) {
  const t = useT()
  const { ownOrigin, panelUrl, panelName } = usePanel()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      await getAccount()
      await onSignedIn()
    },
  })
  if (error && !isFailure(error)) throw error
  const problem =
    error &&
    (error.kind === 'unauthenticated' ? t('signIn.notYet') : failureWords(error, t).text)

  const ways = ownOrigin ? (
    <>
      {/* A tab of its own: what was typed here, and the way back, stay. */}
      <a
        {...buttonLook('primary')}
        href={panelSignIn(panelUrl)}
        target="_blank"
        rel="noopener"
      >
        {t('signIn.openPanel', { panel: panelName })}
      </a>
      <Button pending={isPending} onClick={() => mutate()}>
        {t('signIn.cameBack')}
      </Button>
    </>
  ) : (
    onUseKey && (
      <Button kind="primary" onClick={onUseKey}>
        {t('signIn.useKey')}
      </Button>
    )
  )
  return (
    <Notice
      kind="warn"
      role="alert"
      ref={focusOnArrival}
      title={t(reason === 'captcha' ? 'signIn.captchaTitle' : 'signIn.unsupportedTitle')}
      actions={ways}
    >
      <p>{t(ownOrigin ? 'signIn.elsewhereComeBack' : 'signIn.elsewhereKey')}</p>
      {problem && <p role="alert">{problem}</p>}
    </Notice>
  )
}
