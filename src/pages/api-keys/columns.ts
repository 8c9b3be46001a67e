import { useT } from '#src/i18n/context.ts'
import type { Column } from '#src/ui/table.tsx'

/** The columns of the keys, which also the rows have that hold their place. */
export function useColumns(): readonly Column[] {
  const t = useT()
  return [
    { label: t('apiKeys.columnName') },
    { label: t('apiKeys.columnUsed'), rem: 9 },
    { label: t('apiKeys.columnFrom'), rem: 8 },
    { rem: 9 },
    { rem: 2 },
  ]
}
