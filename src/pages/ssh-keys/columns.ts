import { useT } from '#src/i18n/context.ts'
import type { Column } from '#src/ui/table.tsx'

/** The columns of the keys, which also the rows have that hold their place. */
export function useSshKeyColumns(): readonly Column[] {
  const t = useT()
  return [
    { label: t('sshKeys.columnName') },
    { label: t('sshKeys.columnType'), rem: 6 },
    { label: t('sshKeys.columnFingerprint'), rem: 6.5 },
    { label: t('sshKeys.columnAdded'), rem: 6 },
    { rem: 8 },
    { rem: 2 },
  ]
}
