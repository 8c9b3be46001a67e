import { useState, type ReactNode } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { DeleteKeys } from '#src/keys/deletion/delete-keys.tsx'
import { apiKeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { Value } from '#src/ui/value.tsx'

import { KeyIdentifiers } from './key-identifiers.tsx'

type OldKeyProps = {
  old: ApiKey
  takesFocus?: boolean
  title: string
  /** What may be done in place of deleting it. */
  action: ReactNode
  /** What is known of it. */
  children: (names: { name: ReactNode; identifier: ReactNode }) => ReactNode
  onGone: () => void
}

/** The end of a rotation: the old key goes when the person says that the new one works. */
export function OldKey({
  old,
  takesFocus = false,
  title,
  action,
  children,
  onGone,
}: OldKeyProps) {
  const t = useT()
  const [deleting, setDeleting] = useState(false)
  return (
    <>
      <Alert
        kind="info"
        takesFocus={takesFocus}
        title={title}
        actions={
          <>
            <Button onClick={() => setDeleting(true)}>{t('apiKeyCreate.deleteOld')}</Button>
            {action}
          </>
        }
      >
        <p>
          {children({
            name: <Value of={apiKeyName(old)} />,
            identifier: <KeyIdentifiers keys={[old]} />,
          })}
        </p>
      </Alert>
      {deleting && (
        <DeleteKeys
          keys={[apiKeyToDelete(old)]}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted.size > 0) onGone()
          }}
        />
      )}
    </>
  )
}
