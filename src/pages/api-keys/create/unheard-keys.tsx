import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import type { List } from '#src/api/wire.ts'
import { useLookAgain } from '#src/forms/look-again.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { apiKeyName, readDescription } from '#src/keys/api-key-name.ts'
import { DeleteKeys } from '#src/keys/deletion/delete-keys.tsx'
import { apiKeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { Stack } from '#src/ui/section.tsx'
import { useNow } from '#src/ui/time.tsx'
import { Value } from '#src/ui/value.tsx'

import { KeyIdentifiers } from './key-identifiers.tsx'
import { hasLateKeys } from './late-keys.ts'
import { mayHaveMade } from './made-late.ts'
import { hasEnded, isLikely, isUntold } from './still-open.ts'
import { forgetRequest, type UnheardRequest } from './unheard-requests.ts'
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
  const { data: list, dataUpdatedAt } = useQuery({
    ...keyQueries.apiKeys(),
    enabled: shown.length > 0,
  })
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
          list={list}
          isCurrent={dataUpdatedAt >= request.overAt}
          isLooking={!lookedFor.has(request.sentAt)}
          onOver={() => forgetRequest(queries, request.sentAt)}
        />
      ))}
    </Stack>
  )
}

type UnheardKeyProps = {
  request: UnheardRequest
  list: List<ApiKey>
  /** Whether the list was read after it. */
  isCurrent: boolean
  isLooking: boolean
  onOver: () => void
}

function UnheardKey({ request, list, isCurrent, isLooking, onOver }: UnheardKeyProps) {
  const [deleting, setDeleting] = useState<ApiKey | null>(null)
  // The keys (identifiers) that it was told of.
  const [seen, setSeen] = useState<readonly string[]>([])
  const keys = list.items.filter((key) => mayHaveMade(request, key))
  const there = keys.map(({ identifier }) => identifier)
  if (there.some((identifier) => !seen.includes(identifier))) setSeen(there)
  const isGone =
    seen.length > 0 &&
    !list.items.some(({ identifier }) => seen.includes(identifier)) &&
    !isUntold(request, list)
  const isOver = isGone || (isCurrent && hasEnded(request, list))
  const forget = useEffectEvent(onOver)

  // Whoever deletes a key elsewhere, as by its row, has seen to it; nothing else tells. The dialog stays until all is said.
  useEffect(() => {
    if (isOver && !deleting) forget()
  }, [isOver, deleting])

  return (
    <>
      {keys.length > 0 ? (
        <ThereAlert keys={keys} onDelete={setDeleting} onKeep={onOver} />
      ) : (
        // Deleted, it is not missing.
        !deleting && !isOver && <MissingAlert {...{ request, list, isLooking, onOver }} />
      )}
      {/* Outside of the notice, which goes with the key: it stays until all is said. */}
      {deleting && (
        <DeleteKeys
          keys={[apiKeyToDelete(deleting)]}
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
  list,
  isLooking,
  onOver,
}: Omit<UnheardKeyProps, 'isCurrent'>) {
  const t = useT()
  const now = useNow()
  const listed = isUntold(request, list)
    ? 'apiKeyCreate.unheardUntold'
    : isLikely(request, list, now)
      ? 'apiKeyCreate.unheardNotThere'
      : 'apiKeyCreate.unheardUnlikely'
  const rich = useRich()
  return (
    <Alert
      kind="warn"
      role="status"
      title={t('apiKeyCreate.unheardTitle')}
      actions={<Button onClick={onOver}>{t('apiKeyCreate.dismiss')}</Button>}
    >
      <p>
        {rich('apiKeyCreate.unheard', {
          name: <Value of={readDescription(request.wanted.description).called} />,
        })}
      </p>
      <p>{t(listed)}</p>
      {isLooking && <p>{t('errors.looking')}</p>}
    </Alert>
  )
}

type ThereAlertProps = {
  keys: readonly ApiKey[]
  onDelete: (key: ApiKey) => void
  onKeep: () => void
}

/** The list has what was asked for, and its secret never came here; several when others made keys just like it. */
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
          identifiers: <KeyIdentifiers keys={keys} />,
        })}
      </p>
    </Alert>
  )
}
