import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { deleteApiKey, type ApiKey, type CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { FailureNotice } from '#src/forms/failure-notice.tsx'
import { useRich, useT } from '#src/i18n/context.ts'
import { Button } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'

import { makeKey, type Wanted } from './make-key.ts'

type LostKeyProps = {
  lost: ApiKey
  wanted: Wanted
  onCreated: (created: CreatedApiKey) => void
  onLost: (key: ApiKey, wanted: Wanted) => void
}

/** The panel made a key whose secret nobody has seen: one press deletes it and makes another. */
export function LostKey({ lost, wanted, onCreated, onLost }: LostKeyProps) {
  const t = useT()
  const rich = useRich()
  const queries = useQueryClient()
  const [working, setWorking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function again() {
    setWorking(true)
    setFailure(null)
    try {
      await deleteApiKey(lost.identifier).catch((error: unknown) => {
        // Gone is what was wanted.
        if (!isFailure(error, 'refused') || error.status !== 404) throw error
      })
      const made = await makeKey(queries, wanted)
      if ('unknown' in made) throw made.unknown
      if ('lost' in made) onLost(made.lost, wanted)
      else onCreated(made)
    } catch (error) {
      if (!isFailure(error)) throw error
      setFailure(error)
    } finally {
      setWorking(false)
    }
  }

  return (
    <>
      {failure && <FailureNotice failure={failure} write />}
      <Notice
        kind="warn"
        role="alert"
        ref={focusOnArrival}
        title={t('apiKeyCreate.lostTitle')}
        actions={
          <Button
            kind="primary"
            pending={working}
            pendingLabel={t('apiKeyCreate.creating')}
            onClick={() => void again()}
          >
            {t('apiKeyCreate.deleteAndAgain')}
          </Button>
        }
      >
        <p>
          {rich('apiKeyCreate.lost', {
            identifier: <code dir="ltr">{lost.identifier}</code>,
          })}
        </p>
      </Notice>
    </>
  )
}
