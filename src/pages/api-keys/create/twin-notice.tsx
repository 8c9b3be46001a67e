import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useLookAgain } from '#src/forms/look-again.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { Alert } from '#src/ui/alert.tsx'

import { KeyIdentifiers } from './key-identifiers.tsx'
import { readLateKeys } from './late-keys.ts'
import { mayHaveMade } from './made-late.ts'
import { lastWait } from './still-open.ts'
import { unheardRequests } from './unheard-requests.ts'

/**
 * Beside a secret: looks for keys that requests before this one make late, and tells of them once they are there. What to do
 * about them is asked once the secret is stored (`LateTwin`).
 */
export function TwinNotice() {
  const t = useT()
  const rich = useRich()
  const queries = useQueryClient()
  const lookAgain = useLookAgain()
  const [twins, setTwins] = useState<readonly ApiKey[]>([])

  // What comes late, nothing that somebody does tells.
  useEffect(() => {
    const over = new AbortController()
    const open = unheardRequests(queries)
    async function look() {
      const keys = await readLateKeys(queries, over.signal)
      if (!over.signal.aborted) setTwins(keys)
      return open.every((request) => keys.some((key) => mayHaveMade(request, key)))
    }
    if (open.length > 0) void lookAgain({ waited: lastWait(open) }, look, over.signal)
    return () => over.abort()
  }, [lookAgain, queries])

  const count = twins.length
  return (
    count > 0 && (
      <Alert kind="warn" role="alert" title={t('apiKeyCreate.twinTitle', { count })}>
        <p>
          {rich('apiKeyCreate.twinNotice', {
            count,
            identifiers: <KeyIdentifiers keys={twins} />,
          })}
        </p>
      </Alert>
    )
  )
}
