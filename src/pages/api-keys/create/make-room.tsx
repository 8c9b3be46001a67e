import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { DeleteKeys } from '#src/keys/deletion/delete-keys.tsx'
import { apiKeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { keyLimit, keyQueries } from '#src/keys/key-queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useAnnounce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { Field } from '#src/ui/field.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'
import { Time } from '#src/ui/time.tsx'

import { unusedLongest } from './unused-longest.ts'

import styles from './create.module.css'

type MakeRoomProps = {
  /** How often the panel refused a key here: it is spoken, and has focus, each time. 0 where the limit was known before. */
  refusals: number
  /** There is room again; focus moves on. */
  onMade: () => void
}

/** When a key was used last, by which it is chosen; panels note a use that they refused, too. */
function LastUse({ of: { lastUsedAt, createdAt } }: { of: ApiKey }) {
  const t = useT()
  const rich = useRich()
  if (lastUsedAt === undefined) return t('apiKeyCreate.useNotTold')
  if (lastUsedAt !== null)
    return rich('apiKeyCreate.lastUsed', { when: <Time at={lastUsedAt} /> })
  return createdAt === null
    ? t('apiKeyCreate.neverUsed')
    : rich('apiKeyCreate.neverUsedSince', { when: <Time at={createdAt} /> })
}

/** Where there are as many keys as the panel takes: says so, and deletes one in place. */
export function MakeRoom({ refusals, onMade }: MakeRoomProps) {
  const t = useT()
  const announce = useAnnounce()
  const { data: limit } = useQuery(keyLimit.known(useHost()))
  const { data } = useQuery({ ...keyQueries.apiKeys(), enabled: limit !== null })
  const [chosen, setChosen] = useState<string | null>(null)
  const [deleting, setDeleting] = useState<ApiKey | null>(null)
  // The one that is missed the least comes first.
  const { keys, isTold } = unusedLongest(data?.items ?? [])
  const key = keys.find(({ identifier }) => identifier === chosen) ?? keys[0]
  const count = data ? data.items.length + data.odd : 0
  return (
    <>
      {/* A panel that took more since has another limit. */}
      {key && count === limit && (
        <Alert
          key={refusals}
          kind="warn"
          {...(refusals > 0 && { role: 'alert', ref: focusOnArrival })}
          title={t('apiKeyCreate.fullTitle', { count })}
        >
          {/* A key that could not be read may be the one. */}
          <p>
            {t(
              isTold && data?.odd === 0 ? 'apiKeyCreate.full' : 'apiKeyCreate.fullUnknown',
            )}
          </p>
          <Field
            label={t('apiKeyCreate.keyToDelete')}
            hint={<LastUse of={key} />}
            error={null}
          >
            {(wiring) => (
              <select
                {...wiring}
                value={key.identifier}
                onChange={(event) => setChosen(event.target.value)}
              >
                {keys.map((each) => (
                  <option key={each.identifier} value={each.identifier}>
                    {t('apiKeyCreate.keyOption', {
                      name: apiKeyName(each),
                      identifier: each.identifier,
                    })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className={styles['delete']}>
            <Button onClick={() => setDeleting(key)}>
              {t('apiKeyCreate.deleteForRoom')}
            </Button>
          </div>
        </Alert>
      )}
      {/* Outside of the notice, which goes with the key: it stays until all is said. */}
      {deleting && (
        <DeleteKeys
          keys={[apiKeyToDelete(deleting)]}
          onClose={(deleted) => {
            flushSync(() => setDeleting(null))
            if (deleted.size === 0) return
            announce(t('apiKeyDelete.deleted', { count: deleted.size }))
            onMade()
          }}
        />
      )}
    </>
  )
}
