import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'

import type { ApiKey, CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, mayComeLate, type Failure } from '#src/api/failures.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { LeaveGuard } from '#src/forms/leave-guard.tsx'
import { useLookAgain } from '#src/forms/look-again.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { paths } from '#src/lib/paths.ts'
import { takeSecret } from '#src/lib/secret-reference.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Stack } from '#src/ui/section.tsx'

import { leavingMeanwhile } from './leaving-meanwhile.ts'
import { createKeyMutations, hasLateKeys } from './mutations.ts'
import { takeLateKeys, type Wanted } from './unheard-requests.ts'

type LostKeyProps = {
  /** What may be the lost key; several when others made keys just like it. */
  lost: readonly ApiKey[]
  wanted: Wanted
  onCreated: (created: CreatedApiKey) => void
  onLost: (keys: readonly ApiKey[], wanted: Wanted) => void
}

/**
 * The panel made a key whose secret nobody has seen: one press deletes it and makes another. When only the first of that
 * came about, it says so, and the next press only makes another.
 */
export function LostKey({ lost, wanted, onCreated, onLost }: LostKeyProps) {
  const t = useT()
  const rich = useRich()
  // Why no other key was made, once the lost one was deleted.
  const [notMade, setNotMade] = useState<Failure | null>(null)
  const queries = useQueryClient()
  const lookAgain = useLookAgain()
  const looking = useRef(new AbortController())

  /** Looks for another key that may be made late, for as long as nobody presses again. */
  async function lookForLate(failure: Failure) {
    if (!mayComeLate(failure)) return
    const { signal } = looking.current
    if (!(await lookAgain(failure, () => hasLateKeys(queries), signal))) return
    const list = queries.getQueryData(keyQueries.apiKeys().queryKey)?.items ?? []
    const late = takeLateKeys(queries, list, wanted)
    if (late) onLost(late.keys, late.wanted)
  }

  const { mutate, isPending, error } = useMutation({
    ...createKeyMutations.replace(),
    onMutate() {
      // What a press before this looks for still is this one's to tell.
      looking.current.abort()
      looking.current = new AbortController()
    },
    onSuccess(reference) {
      const made = takeSecret(reference)
      if (made.kind === 'not-made') {
        setNotMade(made.failure)
        void lookForLate(made.failure)
      } else if (made.kind === 'lost') onLost(made.keys, made.wanted)
      else onCreated(made.created)
    },
  })
  if (error && !isFailure(error)) throw error
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
            identifiers: (
              <code dir="ltr">{lost.map(({ identifier }) => identifier).join(' ')}</code>
            ),
          })}
        </p>
      </Alert>
    )
  const identifier = <code dir="ltr">{only.identifier}</code>
  return (
    <Stack>
      {error && <FailureAlert failure={error} write />}
      {/* Not as a write, unless the key may be there: that nothing was changed is not so. */}
      {notMade && !isPending && (
        <FailureAlert failure={notMade} write={notMade.mayHaveRun} />
      )}
      <Alert
        key={notMade ? 'deleted' : 'lost'}
        kind="warn"
        role="alert"
        takesFocus
        title={
          notMade
            ? t(
                notMade.mayHaveRun
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
              onClick={() => mutate({ lost: notMade ? null : only, wanted })}
            >
              {t(notMade ? 'apiKeyCreate.makeAnother' : 'apiKeyCreate.deleteAndAgain')}
            </Button>
            {!isPending && toList}
          </>
        }
      >
        <p>
          {rich(notMade ? 'apiKeyCreate.lostDeleted' : 'apiKeyCreate.lost', { identifier })}
        </p>
      </Alert>
      <LeaveGuard
        when={isPending}
        what={t('apiKeyCreate.what')}
        asks={leavingMeanwhile(t)}
      />
    </Stack>
  )
}
