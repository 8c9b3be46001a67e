import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import type { ApiKey, CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { FailureAlert } from '#src/forms/failure-alert.tsx'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { takeSecret } from '#src/lib/secret-reference.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { Stack } from '#src/ui/section.tsx'

import { createKeyMutations } from './mutations.ts'
import type { Wanted } from './unheard-requests.ts'

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
  const { mutate, isPending, error } = useMutation({
    ...createKeyMutations.replace(),
    onSuccess(reference) {
      const made = takeSecret(reference)
      if (made.kind === 'not-made') setNotMade(made.failure)
      else if (made.kind === 'lost') onLost(made.keys, made.wanted)
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
    </Stack>
  )
}
