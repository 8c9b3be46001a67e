import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link } from 'react-router'

import { deleteApiKey, type ApiKey, type CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { FailureNotice } from '#src/forms/failure-notice.tsx'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { Button, buttonLook } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Notice } from '#src/ui/notice.tsx'

import { makeKey, type OpenAttempt, type Wanted } from './make-key.ts'

type LostKeyProps = {
  /** What may be the lost key; several when others made keys just like it. */
  lost: readonly ApiKey[]
  wanted: Wanted
  onCreated: (created: CreatedApiKey) => void
  onLost: (keys: readonly ApiKey[], wanted: Wanted) => void
}

/** The panel made a key whose secret nobody has seen: one press deletes it and makes another. */
export function LostKey({ lost, wanted, onCreated, onLost }: LostKeyProps) {
  const t = useT()
  const rich = useRich()
  const queries = useQueryClient()
  const [working, setWorking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const open = useRef<OpenAttempt | null>(null)
  const [only, ...more] = lost

  async function again(key: ApiKey) {
    setWorking(true)
    setFailure(null)
    try {
      await deleteApiKey(key.identifier).catch((error: unknown) => {
        // Gone is what was wanted.
        if (!isFailure(error, 'refused') || error.status !== 404) throw error
      })
      const made = await makeKey(queries, wanted, open.current)
      open.current = made.kind === 'unknown' ? made.attempt : null
      if (made.kind === 'unknown') setFailure(made.failure)
      else if (made.kind === 'lost') onLost(made.keys, wanted)
      else onCreated(made.created)
    } catch (error) {
      if (!isFailure(error)) throw error
      setFailure(error)
    } finally {
      setWorking(false)
    }
  }

  const toList = (
    <Link {...buttonLook()} to={paths.apiKeys()}>
      {t('apiKeyCreate.toList')}
    </Link>
  )
  if (!only || more.length > 0)
    return (
      <Notice
        kind="warn"
        role="alert"
        ref={focusOnArrival}
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
      </Notice>
    )
  return (
    <>
      {failure && <FailureNotice failure={failure} write />}
      <Notice
        // Another lost key is news again.
        key={only.identifier}
        kind="warn"
        role="alert"
        ref={focusOnArrival}
        title={t('apiKeyCreate.lostTitle')}
        actions={
          <>
            <Button
              kind="primary"
              pending={working}
              pendingLabel={t('apiKeyCreate.creating')}
              onClick={() => void again(only)}
            >
              {t('apiKeyCreate.deleteAndAgain')}
            </Button>
            {!working && toList}
          </>
        }
      >
        <p>
          {rich('apiKeyCreate.lost', {
            identifier: <code dir="ltr">{only.identifier}</code>,
          })}
        </p>
      </Notice>
    </>
  )
}
