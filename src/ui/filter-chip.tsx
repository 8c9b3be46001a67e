import type { ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'

import { Button } from './button.tsx'

import styles from './filter-chip.module.css'

type FilterChipProps = {
  /** What the list is narrowed to. */
  children: ReactNode
  /** How many rows that leaves, in words. */
  count: string
  onClear: () => void
}

/** A filter that is in force: what it is, how much it leaves, and the way to take it off. */
export function FilterChip({ children, count, onClear }: FilterChipProps) {
  const t = useT()
  return (
    <p className={styles['chip']}>
      <span>
        <b>{children}</b> {count}
      </span>
      <Button kind="plain" onClick={onClear}>
        {t('ui.clear')}
      </Button>
    </p>
  )
}
