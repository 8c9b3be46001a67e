import { useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { useNavigate } from '#src/navigation/provider.tsx'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { focusOnArrival } from '#src/ui/focus.ts'

import { apiKeyName } from '../arrange.ts'
import { DeleteKeys } from '../delete-keys.tsx'

/** The end of a rotation: the old key goes when the person says that the new one works. */
export function OldKey({ old }: { old: ApiKey }) {
  const t = useT()
  const rich = useRich()
  const navigate = useNavigate()
  const [deleting, setDeleting] = useState(false)
  return (
    <>
      <Alert
        kind="info"
        ref={focusOnArrival}
        title={t('apiKeyCreate.oldTitle')}
        actions={
          <>
            <Button kind="danger" onClick={() => setDeleting(true)}>
              {t('apiKeyCreate.deleteOld')}
            </Button>
            <Button onClick={() => void navigate(paths.apiKeys())}>
              {t('apiKeyCreate.keepBoth')}
            </Button>
          </>
        }
      >
        <p>
          {rich('apiKeyCreate.old', {
            name: <bdi>{apiKeyName(old)}</bdi>,
            identifier: <code dir="ltr">{old.identifier}</code>,
          })}
        </p>
      </Alert>
      {deleting && (
        <DeleteKeys
          keys={[old]}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted.size > 0) void navigate(paths.apiKeys())
          }}
        />
      )}
    </>
  )
}
