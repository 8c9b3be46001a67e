import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import type { ApiKey, CreatedApiKey } from '#src/api/api-keys.ts'
import type { Failure } from '#src/api/failures.ts'
import { mayComeLate } from '#src/api/in-doubt.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { UnheardAlert } from '#src/forms/form-alert.tsx'
import { isOnItsWay } from '#src/forms/is-on-its-way.ts'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useLookAgain } from '#src/forms/look-again.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Stack } from '#src/ui/section.tsx'

import { AlikeQuestion } from './alike-question.tsx'
import { KeyIdentifiers } from './key-identifiers.tsx'
import { hasLateKeys } from './late-keys.ts'
import { leavingMeanwhile } from './leaving-meanwhile.ts'
import { isSame, takeListedKeys } from './made-late.ts'
import { createKeyMutations, type Open, replacing, takeMade } from './mutations.ts'
import { SecondKeyQuestion } from './second-key-question.tsx'
import type { Wanted } from './unheard-requests.ts'

type LostKeyProps = {
  /** What may be the lost key; several when others made keys just like it. */
  lost: readonly ApiKey[]
  wanted: Wanted
  /** `sentAt`: by which request. */
  onCreated: (created: CreatedApiKey, sentAt: Instant) => void
  onLost: (keys: readonly ApiKey[], wanted: Wanted) => void
}

/**
 * The panel made a key whose secret nobody has seen: one press deletes it and makes another. When only the first of that
 * came about, it says so, and the next press only makes another.
 */
export function LostKey({ lost, wanted, onCreated, onLost }: LostKeyProps) {
  const t = useT()
  const rich = useRich()
  // Why the lost key may be there still, and whether its list has it.
  const [notDeleted, setNotDeleted] = useState<
    (NotDeletedProps & { isSignedOut: boolean }) | null
  >(null)
  // Why no other key was made, once the lost one was deleted.
  const [notMade, setNotMade] = useState<Failure | null>(null)
  const [isDeleted, setIsDeleted] = useState(false)
  const [asking, setAsking] = useState<Open | null>(null)
  const queries = useQueryClient()
  const lookAgain = useLookAgain()
  const looking = useRef(new AbortController())

  /** Looks for another key that may be made late, for as long as nobody presses again. */
  async function lookForLate(failure: Failure) {
    if (!mayComeLate(failure)) return
    const { signal } = looking.current
    const look = () => hasLateKeys(queries, (request) => isSame(request.wanted, wanted))
    if (await lookAgain(failure, look, signal)) tellLate()
  }

  function tellLate() {
    const late = takeListedKeys(queries, wanted)
    if (late) onLost(late.keys, late.wanted)
  }

  const { mutate, isPending, submittedAt, error } = useMutation({
    ...createKeyMutations.replace(),
    onMutate() {
      // What a press before this looks for still is this one's to tell.
      looking.current.abort()
      looking.current = new AbortController()
      setAsking(null)
      setNotDeleted(null)
    },
    onSuccess(reference) {
      const made = takeMade(reference)
      if (made.kind === 'not-deleted') return setNotDeleted(made)
      setIsDeleted(true)
      if (made.kind === 'not-made') {
        setNotMade(made.failure)
        void lookForLate(made.failure)
      } else if (made.kind === 'open') {
        setNotMade(null)
        setAsking(made)
      } else if (made.kind === 'lost') onLost(made.keys, made.wanted)
      else onCreated(made.created, made.sentAt)
    },
  })
  if (error) throw error
  const replace: typeof mutate = (...asked) => {
    if (!isOnItsWay(queries, replacing)) mutate(...asked)
  }
  const [only, ...more] = lost

  const toList = (
    <Link {...buttonLook()} to={paths.apiKeys()}>
      {t('apiKeyCreate.toList')}
    </Link>
  )
  if (!only || more.length > 0)
    return (
      <Alert
        kind="warn"
        role="alert"
        takesFocus
        title={t('apiKeyCreate.lostSeveralTitle')}
        actions={toList}
      >
        <p>
          {rich('apiKeyCreate.lostSeveral', {
            identifiers: <KeyIdentifiers keys={lost} />,
          })}
        </p>
      </Alert>
    )
  const identifier = <KeyIdentifiers keys={[only]} />
  if (asking && 'alike' in asking)
    return (
      <AlikeQuestion
        key={submittedAt}
        keys={asking.alike}
        onAnyway={() => replace({ lost: null, wanted, isSure: true })}
      >
        <p>{rich('apiKeyCreate.lostGone', { identifier })}</p>
      </AlikeQuestion>
    )
  if (asking)
    return (
      <SecondKeyQuestion
        // Asked again, it says what is known by then.
        key={submittedAt}
        wanted={wanted}
        toldFirst={asking.told}
        onFound={tellLate}
        onAnyway={() => replace({ lost: null, wanted, isSure: true })}
      >
        <p>{rich('apiKeyCreate.lostGone', { identifier })}</p>
      </SecondKeyQuestion>
    )
  return (
    <Stack>
      {notDeleted && (
        <NotDeleted failure={notDeleted.failure} isListed={notDeleted.isListed} />
      )}
      {/* Not as a write, unless the key may be there: that nothing was changed is not so. */}
      {notMade && !isPending && (
        <FailureAlert failure={notMade} write={notMade.mayHaveRun} />
      )}
      <Alert
        key={isDeleted ? 'deleted' : 'lost'}
        kind="warn"
        role="alert"
        takesFocus
        title={
          isDeleted
            ? t(
                notMade?.mayHaveRun !== false
                  ? 'apiKeyCreate.lostDeletedUnknownTitle'
                  : 'apiKeyCreate.lostDeletedTitle',
              )
            : t('apiKeyCreate.lostTitle')
        }
        actions={
          <>
            <Button
              kind="primary"
              pending={isPending}
              pendingLabel={t('apiKeyCreate.creating')}
              onClick={() => replace({ lost: isDeleted ? null : only, wanted })}
            >
              {t(isDeleted ? 'apiKeyCreate.makeAnother' : 'apiKeyCreate.deleteAndAgain')}
            </Button>
            {!isPending && toList}
          </>
        }
      >
        <p>
          {rich(isDeleted ? 'apiKeyCreate.lostDeleted' : 'apiKeyCreate.lost', {
            identifier,
          })}
        </p>
      </Alert>
      <LeaveGuard
        when={isPending}
        what={t('apiKeyCreate.what')}
        asks={leavingMeanwhile(t)}
        // While it is pending, it is what came of the press before.
        isSignedOut={
          !isPending && (notDeleted?.isSignedOut || notMade?.kind === 'unauthenticated')
        }
      />
    </Stack>
  )
}

type NotDeletedProps = { failure: Failure; isListed: boolean }

/** Why a lost key may be there still, and what its list tells. */
function NotDeleted({ failure, isListed }: NotDeletedProps) {
  const t = useT()
  if (!failure.mayHaveRun) return <FailureAlert failure={failure} write />
  return (
    <UnheardAlert
      unheard={failure}
      outcome={isListed ? 'not-done' : 'unknown'}
      {...(mayComeLate(failure) && { checksFirst: true, late: t('apiKeyCreate.lostOpen') })}
    />
  )
}
