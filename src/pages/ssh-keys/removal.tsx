import { useMutation } from '@tanstack/react-query'

import { isFailure, problemCodes, type Failure } from '#src/api/failures.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { FailureNotice } from '#src/forms/failure-notice.tsx'
import { useRich, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { announce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { useCountdown } from '#src/ui/countdown.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'

import { sshKeyMutations, type Removed } from './mutations.ts'

/** How long a removed key can be brought back, in milliseconds. */
export const undoTime = 30_000

type RemovalProps = {
  sshKey: SshKey
  outcome: Removed | Failure
  /** Until when it can be undone. */
  until: Instant
  /** Focus goes to the notice when it appears: it takes the place of the row that had it. */
  takesFocus: boolean
  /** It needs no more to be shown. */
  onOver: () => void
  /** The key is in the list again. */
  onBack: () => void
}

/** What became of a removed key, and for half a minute the way to bring it back. */
export function Removal({
  sshKey,
  outcome,
  until,
  takesFocus,
  onOver,
  onBack,
}: RemovalProps) {
  const t = useT()
  if (outcome === 'removed')
    return <Undo {...{ sshKey, until, takesFocus, onOver, onBack }} />
  const dismiss = <Button onClick={onOver}>{t('sshKeys.dismiss')}</Button>
  if (outcome === 'not-read')
    return (
      <Notice kind="warn" role="alert" title={t('sshKeys.notReadTitle')} actions={dismiss}>
        <p>{t('sshKeys.notRead', { name: sshKey.name })}</p>
      </Notice>
    )
  if (outcome === 'still-there')
    return (
      <Notice
        kind="warn"
        role="alert"
        title={t('sshKeys.stillThereTitle')}
        actions={dismiss}
      >
        <p>{t('sshKeys.stillThere', { name: sshKey.name })}</p>
      </Notice>
    )
  if (outcome.kind === 'refused' && outcome.code === problemCodes.slashInFingerprint)
    return (
      <Notice kind="warn" role="alert" title={t('sshKeys.slashTitle')} actions={dismiss}>
        <p>{t('sshKeys.slash', { name: sshKey.name })}</p>
      </Notice>
    )
  return <FailureNotice failure={outcome} write actions={dismiss} />
}

function Undo({
  sshKey,
  until,
  takesFocus,
  onOver,
  onBack,
}: Omit<RemovalProps, 'outcome'>) {
  const t = useT()
  const rich = useRich()
  const { mutate, isPending, error } = useMutation({
    ...sshKeyMutations.putBack(),
    onSuccess() {
      announce(t('sshKeys.backAgain', { name: sshKey.name }))
      onBack()
    },
  })
  if (error && !isFailure(error)) throw error
  const seconds = useCountdown(until, () => {
    if (!isPending) onOver()
  })
  const undo = (
    <Button
      // Asked for in vain, it stands in another notice, and the button that had focus is gone.
      ref={error ? focusOnArrival : undefined}
      pending={isPending}
      onClick={() => mutate(sshKey)}
    >
      {t('sshKeys.undo')}
    </Button>
  )

  if (error)
    return (
      <FailureNotice
        failure={error}
        write
        actions={
          <>
            {undo}
            <Button onClick={onOver}>{t('sshKeys.dismiss')}</Button>
          </>
        }
      />
    )
  return (
    <div
      ref={takesFocus ? focusOnArrival : undefined}
      role="group"
      tabIndex={-1}
      aria-label={t('sshKeys.removedGroup', { name: sshKey.name })}
    >
      <Notice kind="ok" actions={undo}>
        <p>{rich('sshKeys.removed', { name: <bdi>{sshKey.name}</bdi> })}</p>
        {/* Not spoken second by second. */}
        <p aria-live="off">{t('sshKeys.undoFor', { seconds })}</p>
      </Notice>
    </div>
  )
}
