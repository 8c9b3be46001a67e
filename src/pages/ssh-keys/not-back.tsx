import type { ReactNode } from 'react'

import type { Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import { wasNotSent } from '#src/api/session.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { useFailureWords } from '#src/forms/failure-alert.tsx'
import { useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { CopyButton } from '#src/ui/copy-button.tsx'
import { takeLostFocus } from '#src/ui/focus.ts'

import type { Late } from './late.ts'
import { useLookForReturn } from './use-look-for-return.ts'

type NotBackProps = {
  sshKey: SshKey
  failure: Failure
  /** `null`: nobody knows, since the answer was lost and the list could not be read. */
  isBack: boolean | null
  /** What may still come of this press, or of one before it. */
  late: Late | null
  undo: ReactNode
  onOver: () => void
}

/** Why a removed key could not be put back, with another try; or that it is back all the same, as a later list says. */
export function NotBack({ sshKey, failure, isBack, late, undo, onOver }: NotBackProps) {
  const t = useT()
  const { name } = sshKey
  const looking = useLookForReturn(sshKey, late)
  const { title, text, isGood } = useFailureWords(failure, {
    write: false,
    sendable: true,
  })
  const isLate = mayComeLate(failure)
  const dismiss = (
    <Button ref={isBack ? takeLostFocus : undefined} onClick={onOver}>
      {t('sshKeys.dismiss')}
    </Button>
  )
  if (isBack)
    return (
      <Alert kind="ok" role="status" actions={dismiss}>
        <p>{t('sshKeys.backAgain', { name })}</p>
      </Alert>
    )
  return (
    <Alert
      kind="danger"
      role="alert"
      title={t(
        isBack === null
          ? 'sshKeys.backUnknown'
          : isLate
            ? 'sshKeys.backLate'
            : 'sshKeys.notBack',
        { name },
      )}
      actions={
        <>
          {undo}
          {failure.kind === 'surprise' && (
            <CopyButton text={failure.report} label={t('errors.copyReport')} />
          )}
          {dismiss}
        </>
      }
    >
      <p>
        {isLate
          ? t('sshKeys.backLateText')
          : wasNotSent(failure) && !isGood
            ? t('errors.sendOnline')
            : t('sshKeys.notBackWhy', { title, text })}
      </p>
      {looking && !isLate && <p>{t('errors.lateEarlier')}</p>}
      {looking === 'now' && <p>{t('errors.looking')}</p>}
      {looking === 'in-vain' && isLate && isBack === false && (
        <p>{t('errors.lookedInVain')}</p>
      )}
    </Alert>
  )
}
