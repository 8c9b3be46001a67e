import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Suspense, useState } from 'react'

import { isFailure, type Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { Listed } from '#src/keys/own-list.ts'
import type { Instant } from '#src/lib/instant.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce, useRetract } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { focusOnArrival, takeLostFocus } from '#src/ui/focus.ts'
import { CodeWait, lazyPart } from '#src/ui/lazy-part.tsx'
import { Value } from '#src/ui/value.tsx'

import { type Late, type LookingState, stillLate } from './late.ts'
import {
  puttingBack,
  sshKeyMutations,
  type PuttingBack,
  type Removed,
} from './mutations.ts'
import { removalSpoken, undoSentence } from './removal-words.ts'
import { useUndoTime } from './undo-time.ts'

/** Most removals go well. */
const NotRemoved = lazyPart(async () => (await import('./not-removed.tsx')).NotRemoved)

/** Most of what is put back is back. */
const NotBack = lazyPart(async () => (await import('./not-back.tsx')).NotBack)

/** Whether a key is back, by what the list tells; `null`: nobody knows. */
const isThere = { there: true, 'not-there': false, untold: null } as const

type RemovalProps = {
  sshKey: SshKey
  outcome: Removed | Failure
  /** What the list tells of the key, and when that was read. */
  listed: Listed
  readAt: Instant
  /** Until when it can be undone. */
  until: Instant
  /** Focus goes to the notice when it appears: it takes the place of the row that had it. */
  takesFocus: boolean
  /** Where a press may come late. */
  looking?: LookingState | undefined
  /** It needs no more to be shown. */
  onOver: () => void
  /** The key is in the list again. */
  onBack: () => void
}

/** What became of a removed key, and for half a minute the way to bring it back. */
export function Removal({ outcome, looking, ...undo }: RemovalProps) {
  const { sshKey, onOver } = undo
  if (outcome === 'removed') return <Undo {...undo} />
  return (
    <Suspense fallback={<CodeWait of="part" onCancel={onOver} />}>
      <NotRemoved name={sshKey.name} {...{ outcome, looking, onOver }} />
    </Suspense>
  )
}

function Undo({
  sshKey,
  listed,
  readAt,
  until,
  takesFocus,
  onOver,
  onBack,
}: Omit<RemovalProps, 'outcome' | 'looking'>) {
  const t = useT()
  const announce = useAnnounce()
  const retract = useRetract()
  const spoken = removalSpoken(t, { name: sshKey.name, takesFocus })
  const rich = useRich()
  const queries = useQueryClient()
  // Of this press, or of one before it.
  const [late, setLate] = useState<Late | null>(null)
  const [failedAt, setFailedAt] = useState<Instant>(0)
  const { mutate, isPending, isIdle, error } = useMutation({
    ...sshKeyMutations.putBack(),
    onMutate() {
      // What comes of it is told where it is shown.
      retract(spoken)
    },
    onSuccess() {
      announce(t('sshKeys.backAgain', { name: sshKey.name }))
      onBack()
    },
    onError(failure) {
      if (isFailure(failure))
        setLate((before) => stillLate(mayComeLate(failure) ? failure : null, before))
    },
  })
  if (error && !isFailure(error)) throw error
  const { seconds, isHeld, holding } = useUndoTime(until, () => {
    // Asked for in vain, it stays until it was read.
    if (isPending || error) return
    retract(spoken)
    onOver()
  })
  const undo = (
    <Button
      // Asked for in vain, and again after that, it stands in another notice, and the button that had focus is gone.
      ref={isIdle ? undefined : takeLostFocus}
      pending={isPending}
      onClick={() => {
        const isThis = ({ key }: PuttingBack) => key === sshKey
        if (!isOnItsWay(queries, puttingBack, isThis))
          mutate({ key: sshKey, tellFailed: () => setFailedAt(Date.now()) })
      }}
    >
      {t('sshKeys.undo')}
    </Button>
  )

  if (error) {
    const wasReadSince = readAt >= failedAt
    return (
      <Suspense fallback={<CodeWait of="part" onCancel={onOver} />}>
        <NotBack
          sshKey={sshKey}
          failure={error}
          isBack={wasReadSince ? isThere[listed] : error.mayHaveRun ? null : false}
          late={late}
          undo={undo}
          onOver={onOver}
        />
      </Suspense>
    )
  }
  return (
    <div
      ref={takesFocus && isIdle ? focusOnArrival : undefined}
      role="group"
      tabIndex={-1}
      aria-label={t('sshKeys.removed', { name: sshKey.name })}
      {...holding}
    >
      <Alert kind="ok" actions={undo}>
        <p>{rich('sshKeys.removed', { name: <Value of={sshKey.name} /> })}</p>
        {/* Not spoken second by second. */}
        {!isPending && <p aria-live="off">{undoSentence(t, { isHeld, seconds })}</p>}
      </Alert>
    </div>
  )
}
