import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { flushSync } from 'react-dom'

import { keyLimit } from '#src/account/key-limit.ts'
import { keyQueries } from '#src/account/key-queries.ts'
import type { ApiKey } from '#src/api/api-keys.ts'
import { useT } from '#src/i18n/context.ts'
import { announce } from '#src/ui/announcer.tsx'
import { Button } from '#src/ui/button.tsx'
import { Field } from '#src/ui/field.tsx'
import { Notice } from '#src/ui/notice.tsx'

import { arrange, nameOf } from '../arrange.ts'
import { DeleteKeys } from '../delete-keys.tsx'

import styles from './create.module.css'

/** Where there are as many keys as the panel takes: says so, and deletes one in place. `onMade` moves focus on. */
export function MakeRoom({ onMade }: { onMade: () => void }) {
  const t = useT()
  const { data: limit } = useQuery(keyLimit.known())
  const { data } = useQuery({ ...keyQueries.apiKeys(), enabled: limit !== null })
  const [chosen, setChosen] = useState<string | null>(null)
  const [deleting, setDeleting] = useState<ApiKey | null>(null)
  // The one that is missed the least comes first.
  const keys = arrange(data?.items ?? [], '', 'used').toReversed()
  const key = keys.find(({ identifier }) => identifier === chosen) ?? keys[0]
  const count = data ? data.items.length + data.odd : 0
  return (
    <>
      {/* A panel that took more since has another limit. */}
      {key && count === limit && (
        <Notice kind="warn" title={t('apiKeyCreate.fullTitle', { count })}>
          <p>{t('apiKeyCreate.full')}</p>
          <Field label={t('apiKeyCreate.keyToDelete')} error={null}>
            {(wiring) => (
              <select
                {...wiring}
                value={key.identifier}
                onChange={(event) => setChosen(event.target.value)}
              >
                {keys.map((each) => (
                  <option key={each.identifier} value={each.identifier}>
                    {t('apiKeyCreate.keyOption', {
                      name: nameOf(each),
                      identifier: each.identifier,
                    })}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <div className={styles['delete']}>
            <Button kind="danger" onClick={() => setDeleting(key)}>
              {t('apiKeyCreate.deleteForRoom')}
            </Button>
          </div>
        </Notice>
      )}
      {/* Outside of the notice, which goes with the key: it stays until all is said. */}
      {deleting && (
        <DeleteKeys
          keys={[deleting]}
          onClose={(deleted) => {
            flushSync(() => setDeleting(null))
            if (deleted.size === 0) return
            announce(t('apiKeys.deleted', { count: deleted.size }))
            onMade()
          }}
        />
      )}
    </>
  )
}
