import type { ApiKey } from '#src/api/api-keys.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'
import { Value } from '#src/ui/value.tsx'

/** Shows what was spoken when a key was created. */
export function CreatedNews({ created, onOver }: { created: ApiKey; onOver: () => void }) {
  const t = useT()
  const rich = useRich()
  const name = <Value of={apiKeyName(created)} />
  return (
    <RowsAlert>
      <Alert
        kind="ok"
        actions={<Button onClick={onOver}>{t('apiKeyCreate.dismiss')}</Button>}
      >
        <p>{rich('apiKeyCreate.isCreated', { name })}</p>
      </Alert>
    </RowsAlert>
  )
}
