import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { revealed } from '#src/lib/invisible-characters.ts'
import { Alert } from '#src/ui/alert.tsx'
import { Button } from '#src/ui/button.tsx'
import { RowsAlert } from '#src/ui/rows.tsx'

import { leftWords, lookingWords } from './delete-outcomes.tsx'
import type { KeyToDelete } from './key-to-delete.ts'
import type { Looking } from './use-deletion.ts'

type After = {
  /** Those that are deleted, late ones included, by identifier. */
  gone: ReadonlySet<string>
  /** Those that were deleted late. */
  late: readonly KeyToDelete[]
  /** Those that may be deleted yet. */
  open: readonly KeyToDelete[]
  looking: Looking
}

/** That a key was deleted late. */
export const lateWords = ({ name }: KeyToDelete, t: Translate): string =>
  t('apiKeyDelete.deletedLate', { name: revealed(name) })

/** Which keys may be deleted yet, and whether they are looked for. */
export const openWords = (
  open: readonly KeyToDelete[],
  looking: Looking,
  t: Translate,
  language: string,
): string => `${leftWords(t, language, open)} ${lookingWords(looking, open.length, t)}`

/** What became of keys, in sentences: as they are spoken, and as they are shown. */
export function afterWords(
  { gone, late, open, looking }: After,
  t: Translate,
  language: string,
): string[] {
  // Those that were deleted late are told of by name.
  const count = [...gone].filter((each) =>
    late.every(({ identifier }) => identifier !== each),
  ).length
  return [
    ...(count > 0 ? [t('apiKeyDelete.deleted', { count })] : []),
    ...late.map((key) => lateWords(key, t)),
    ...(open.length > 0 ? [openWords(open, looking, t, language)] : []),
  ]
}

type AfterDeletionProps = After & {
  /** Somebody has read it. */
  onOver: () => void
}

/** What became of keys, above the list once the dialog is closed. */
export function AfterDeletion({ onOver, ...after }: AfterDeletionProps) {
  const t = useT()
  const words = afterWords(after, t, useLanguageTag())
  if (words.length === 0) return null
  return (
    <RowsAlert>
      <Alert
        kind={after.open.length > 0 ? 'warn' : 'ok'}
        actions={<Button onClick={onOver}>{t('apiKeyDelete.dismiss')}</Button>}
      >
        {words.map((sentence, at) => (
          // Two keys of one name have the same.
          <p key={at}>{sentence}</p>
        ))}
      </Alert>
    </RowsAlert>
  )
}
