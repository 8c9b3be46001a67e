import type { ApiKey } from '#src/api/api-keys.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { revealed } from '#src/lib/invisible-characters.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'

import { apiKeyName } from './arrange.ts'
import { leftWords, lookingWords } from './delete-outcomes.tsx'
import type { Looking } from './use-deletion.ts'

type AfterDeletionProps = {
  /** How many keys were deleted while the dialog was open. */
  deleted: number
  /** Those that were deleted late. */
  late: readonly ApiKey[]
  /** Those that may be deleted yet. */
  open: readonly ApiKey[]
  looking: Looking
  /** Somebody has read it. */
  onOver: () => void
}

/** What became of keys, above the list once the dialog is closed: the same words as are spoken. */
export function AfterDeletion({
  deleted,
  late,
  open,
  looking,
  onOver,
}: AfterDeletionProps) {
  const t = useT()
  const language = useLanguageTag()
  if (deleted === 0 && late.length === 0 && open.length === 0) return null
  return (
    <RowsAlert>
      <Alert
        kind={open.length > 0 ? 'warn' : 'ok'}
        actions={<Button onClick={onOver}>{t('apiKeyDelete.dismiss')}</Button>}
      >
        {deleted > 0 && <p>{t('apiKeys.deleted', { count: deleted })}</p>}
        {late.map((key) => (
          <p key={key.identifier}>
            {t('apiKeyDelete.deletedLate', { name: revealed(apiKeyName(key)) })}
          </p>
        ))}
        {open.length > 0 && (
          <p>
            {leftWords(t, language, open)} {lookingWords(looking, open.length, t)}
          </p>
        )}
      </Alert>
    </RowsAlert>
  )
}
