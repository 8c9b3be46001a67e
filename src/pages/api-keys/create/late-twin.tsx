import { useState } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { DeleteKeys } from '#src/keys/deletion/delete-keys.tsx'
import { apiKeyToDelete } from '#src/keys/deletion/key-to-delete.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'

import { forgetSecretless } from './keep-secretless.ts'
import { KeyIdentifiers } from './key-identifiers.tsx'

type LateTwinProps = {
  /** Keys that the panel seems to have made late, or more than once; their secrets never came here. */
  twins: readonly ApiKey[]
  /** The name of the key that they were made with; `null` where they were made for a press before. */
  twiceOf: string | null
  /** They are seen to, or left as they are. */
  onOver: () => void
}

/** Beside the key that was revealed stands another one, which the panel seems to have made late for a press before, or with it. */
export function LateTwin({ twins, twiceOf, onOver }: LateTwinProps) {
  const t = useT()
  const rich = useRich()
  const [deleting, setDeleting] = useState(false)
  const host = useHost()
  const count = twins.length
  const kind = twiceOf === null ? 'Twin' : 'Twice'

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
        title={
          twiceOf === null
            ? t('apiKeyCreate.twinTitle', { count })
            : t('apiKeyCreate.twiceTitle', { count, name: twiceOf })
        }
        actions={
          <>
            <Button onClick={() => setDeleting(true)}>
              {t(`apiKeyCreate.delete${kind}`, { count })}
            </Button>
            <Button onClick={answer}>{t('apiKeyCreate.keepTwin', { count })}</Button>
          </>
        }
      >
        <p>
          {rich(twiceOf === null ? 'apiKeyCreate.twin' : 'apiKeyCreate.twice', {
            count,
            identifiers: <KeyIdentifiers keys={twins} />,
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
