import { useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { DeleteKeys } from '#src/keys/deletion/delete-keys.tsx'
import { apiKeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import { forgetSecretless } from './keep-secretless.ts'

type LateTwinProps = {
  /** Keys that the panel seems to have made late; their secrets never came here. */
  twins: readonly ApiKey[]
  /** They are seen to, or left as they are. */
  onOver: () => void
}

/** Beside the key that was revealed stands another one, which the panel seems to have made late for a press before. */
export function LateTwin({ twins, onOver }: LateTwinProps) {
  const t = useT()
  const rich = useRich()
  const [deleting, setDeleting] = useState(false)
  const host = useHost()
  const count = twins.length

  /** Whoever has said what shall become of them needs no mark on them. */
  function answer() {
    forgetSecretless(
      host,
      twins.map(({ identifier }) => identifier),
    )
    onOver()
  }

  return (
    <>
      <Alert
        kind="warn"
        role="alert"
        takesFocus
        title={t('apiKeyCreate.twinTitle', { count })}
        actions={
          <>
            <Button onClick={() => setDeleting(true)}>
              {t('apiKeyCreate.deleteTwin', { count })}
            </Button>
            <Button onClick={answer}>{t('apiKeyCreate.keepTwin', { count })}</Button>
          </>
        }
      >
        <p>
          {rich('apiKeyCreate.twin', {
            count,
            identifiers: (
              <code dir="ltr">{twins.map(({ identifier }) => identifier).join(' ')}</code>
            ),
          })}
        </p>
      </Alert>
      {deleting && (
        <DeleteKeys
          keys={twins.map(apiKeyToDelete)}
          onClose={(deleted) => {
            setDeleting(false)
            if (deleted.size === count) answer()
          }}
        />
      )}
    </>
  )
}
