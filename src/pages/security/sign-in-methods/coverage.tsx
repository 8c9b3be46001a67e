import type { ReactNode } from 'react'

import { useT } from '#src/i18n/context.ts'
import { Icon } from '#src/ui/icons.tsx'

import text from '#src/ui/text.module.css'
import styles from './sign-in-methods.module.css'

/** Whether two-factor stands before a way in. */
type Covers = 'yes' | 'no' | 'unknown'

const icons = { yes: 'check', no: 'warning', unknown: 'info' } as const
const words = {
  yes: 'signInMethods.covered',
  no: 'signInMethods.notCovered',
  unknown: 'signInMethods.unknown',
} as const

/** Says whether two-factor covers a way in, and why below it. */
export function Coverage({ covered, children }: { covered: Covers; children: ReactNode }) {
  const t = useT()
  return (
    <>
      <span className={styles['cover']} data-covered={covered}>
        <Icon name={icons[covered]} />
        {t(words[covered])}
      </span>
      <div className={text['quiet']}>{children}</div>
    </>
  )
}
