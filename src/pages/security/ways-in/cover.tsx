import type { ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Icon } from '#src/ui/icons.tsx'

import styles from './ways-in.module.css'

/** Whether two-factor stands before a way in. */
export type Covered = 'yes' | 'no' | 'unknown'

const icons = { yes: 'check', no: 'warning', unknown: 'info' } as const

/** Says whether two-factor covers a way in, and why below it. */
export function Cover({ covered, children }: { covered: Covered; children: ReactNode }) {
  const t = useT()
  return (
    <>
      <span className={styles['cover']} data-covered={covered}>
        <Icon name={icons[covered]} />
        {covered === 'yes'
          ? t('waysIn.covered')
          : covered === 'no'
            ? t('waysIn.notCovered')
            : t('waysIn.unknown')}
      </span>
      <div className={styles['why']}>{children}</div>
    </>
  )
}
