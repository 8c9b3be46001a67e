import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useLookAgain } from '#src/forms/look-again.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { Stack } from '#src/ui/section.tsx'
import { Value } from '#src/ui/value.tsx'

import { apiKeyName } from '../arrange.ts'
import { DeleteKeys } from '../delete-keys.tsx'
import { hasLateKeys } from './late-keys.ts'
import { forgetRequests, mayHaveMade } from './made-late.ts'
import type { UnheardRequest } from './unheard-requests.ts'
import { useUnheardRequests } from './use-unheard-requests.ts'

/**
 * Tells of requests for keys whose answer nobody has heard, since it was lost, or the page was left or loaded again: whether the list has what
 * they may have made, by name, and a way to delete it. It looks by itself for what comes late. `isShown`: of which; all when absent.
 */
export function UnheardKeys({
  isShown = () => true,
}: {
  isShown?: (request: UnheardRequest) => boolean
}) {
  const queries = useQueryClient()
  const lookAgain = useLookAgain()
  const open = useUnheardRequests()
  const shown = open.filter(isShown)
  const { data: list } = useQuery({ ...keyQueries.apiKeys(), enabled: shown.length > 0 })
  /** The requests, by when they were sent, that were looked for in vain. */
  const [lookedFor, setLookedFor] = useState<ReadonlySet<number>>(new Set())
  const missing = shown
    .filter((request) => !list?.items.some((key) => mayHaveMade(request, key)))
    .map(({ sentAt }) => sentAt)
    .filter((sentAt) => !lookedFor.has(sentAt))
    .join(' ')

  // What comes late, nothing that somebody does tells. Whatever goes missing while others are looked for, and whatever is
  // missing still when one of them has come, is looked for from then on.
  useEffect(() => {
    if (missing === '') return
    const over = new AbortController()
    const sought = new Set(missing.split(' ').map(Number))
    const look = () => hasLateKeys(queries, ({ sentAt }) => sought.has(sentAt))
    void lookAgain({ waited: null }, look, over.signal).then((hasCome) => {
      if (!over.signal.aborted && !hasCome) setLookedFor((before) => before.union(sought))
    })
    return () => over.abort()
  }, [missing, lookAgain, queries])

  if (!list) return null
  return (
    <Stack>
      {shown.map((request) => (
        <UnheardKey
          key={request.sentAt}
          request={request}
          keys={list.items.filter((key) => mayHaveMade(request, key))}
          isUntold={list.odd > 0}
          isLooking={!lookedFor.has(request.sentAt)}
          onOver={() => forgetRequests(queries, ({ sentAt }) => sentAt === request.sentAt)}
        />
      ))}
    </Stack>
  )
}

type UnheardKeyProps = {
  request: UnheardRequest
  /** What it may have made. */
  keys: readonly ApiKey[]
  /** Whether rows of the list cannot be read, of which it may be one. */
  isUntold: boolean
  isLooking: boolean
  onOver: () => void
}

function UnheardKey({ request, keys, isUntold, isLooking, onOver }: UnheardKeyProps) {
  const [deleting, setDeleting] = useState<ApiKey | null>(null)
  return (
    <>
      {keys.length > 0 ? (
        <ThereAlert keys={keys} onDelete={setDeleting} onKeep={onOver} />
      ) : (
        // Deleted in the dialog, it is not missing.
        !deleting && <MissingAlert {...{ request, isUntold, isLooking, onOver }} />
      )}
      {/* Outside of the notice, which goes with the key: it stays until all is said. */}
      {deleting && (
        <DeleteKeys
          keys={[deleting]}
          onClose={(deleted) => {
            setDeleting(null)
            if (deleted.size > 0) onOver()
          }}
        />
      )}
    </>
  )
}

/** The list does not have what was asked for. */
function MissingAlert({
  request,
  isUntold,
  isLooking,
  onOver,
}: Omit<UnheardKeyProps, 'keys'>) {
  const t = useT()
  const rich = useRich()
  return (
    <Alert
      kind="warn"
      role="status"
      title={t('apiKeyCreate.unheardTitle')}
      actions={<Button onClick={onOver}>{t('apiKeyCreate.unheardClose')}</Button>}
    >
      <p>
        {rich('apiKeyCreate.unheard', { name: <Value of={request.wanted.description} /> })}
      </p>
      <p>{t(isUntold ? 'apiKeyCreate.unheardUntold' : 'apiKeyCreate.unheardNotThere')}</p>
      {isLooking && <p>{t('errors.looking')}</p>}
    </Alert>
  )
}

type ThereAlertProps = {
  keys: readonly ApiKey[]
  onDelete: (key: ApiKey) => void
  onKeep: () => void
}

/** The list has what was asked for, and nobody has its secret; several when others made keys just like it. */
function ThereAlert({ keys, onDelete, onKeep }: ThereAlertProps) {
  const t = useT()
  const rich = useRich()
  const count = keys.length
  const [key, ...more] = keys
  if (!key) return null
  return (
    <Alert
      kind="warn"
      role="alert"
      title={t('apiKeyCreate.unheardThereTitle', { count })}
      actions={
        <>
          {more.length === 0 && (
            <Button onClick={() => onDelete(key)}>{t('apiKeyCreate.unheardDelete')}</Button>
          )}
          <Button onClick={onKeep}>{t('apiKeyCreate.keepTwin', { count })}</Button>
        </>
      }
    >
      <p>
        {rich('apiKeyCreate.unheardThere', {
          count,
          name: <Value of={apiKeyName(key)} />,
          identifiers: (
            <code dir="ltr">{keys.map(({ identifier }) => identifier).join(' ')}</code>
          ),
        })}
      </p>
    </Alert>
  )
}
