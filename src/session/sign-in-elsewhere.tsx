import { useMutation } from '@tanstack/react-query'

import type { Client } from '#src/api/client-types.ts'
import { isFailure } from '#src/api/failures.ts'
import { problemCodes } from '#src/api/problem-codes.ts'
import { readSiteConfiguration } from '#src/api/site-configuration.ts'
import { failureWords } from '#src/forms/failure-words.ts'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'

import { panelSignIn, usePanel } from './panel-context.ts'

/**
 * What only the panel's own sign-in page can do: show a captcha (`perhaps-captcha` when the panel's failure only looks
 * like one), or sign in at all.
 */
export type ElsewhereReason = 'captcha' | 'perhaps-captcha' | 'unsupported'

/**
 * Whether a failure means that this page cannot do it, and the panel's own can; `null` for all other failures. Panels of
 * 1.11 want a captcha by default, and break when none is sent (contract rule 0.20): `captcha` is what their own page
 * says of it, `null` when nobody knows.
 */
function elsewhereReason(error: unknown, captcha: boolean | null): ElsewhereReason | null {
  if (isFailure(error, 'unsupported')) return 'unsupported'
  if (isFailure(error, 'refused') && error.code === problemCodes.captcha) return 'captcha'
  const broke =
    isFailure(error, 'unavailable') && error.reason === 'server' && error.status === 500
  if (!broke || captcha === false) return null
  return captcha ? 'captcha' : 'perhaps-captcha'
}

/**
 * As `elsewhereReason`, once the panel's own page was asked again where it matters: a captcha may have been switched on
 * since `captcha` was read.
 */
export async function elsewhereReasonNow(
  client: Client,
  error: unknown,
  captcha: boolean | null,
): Promise<ElsewhereReason | null> {
  if (captcha !== false || elsewhereReason(error, null) !== 'perhaps-captcha')
    return elsewhereReason(error, captcha)
  const site = await readSiteConfiguration(client, new AbortController().signal)
  return elsewhereReason(error, site && site.captcha)
}

type SignInElsewhereProps = {
  reason: ElsewhereReason
  /** Asks the panel who is signed in, and goes on with them. Throws what it answers. */
  onLook: () => Promise<void>
  onUseKey?: () => void
}

const titles = {
  captcha: 'signIn.captchaTitle',
  'perhaps-captcha': 'signIn.perhapsCaptchaTitle',
  unsupported: 'signIn.unsupportedTitle',
} as const

/**
 * The ways on when this page cannot sign in: through the panel's own page, which has no way back here, so that the form
 * looks by itself when the person returns to this tab (`sign-in-in-other-tabs.ts`); or with an API key, where that page's
 * sign-in would not count here.
 */
export function SignInElsewhere({ reason, onLook, onUseKey }: SignInElsewhereProps) {
  const t = useT()
  const { ownOrigin, panelUrl, panelName } = usePanel()
  const { mutate, isPending, error } = useMutation({ mutationFn: onLook })
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
        {t('forms.openPanel', { panel: panelName })}
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
  const notHere =
    reason === 'unsupported' ? t('signIn.elsewhereKey') : t('signIn.captchaKey')
  return (
    <Alert kind="warn" role="alert" takesFocus title={t(titles[reason])} actions={ways}>
      {reason === 'perhaps-captcha' && <p>{t('signIn.perhapsCaptcha')}</p>}
      <p>{ownOrigin ? t('signIn.elsewhereComeBack') : notHere}</p>
      {problem && <p role="alert">{problem}</p>}
    </Alert>
  )
}
