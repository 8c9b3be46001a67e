import type { ReactNode } from 'react'

import { Icon } from '../icons.tsx'

import styles from './secret-block.module.css'

type SecretNewsProps = {
  kind?: 'ok' | 'danger'
  children: ReactNode
}

/** What became of a way to keep a secret, or of the proof that it is kept. */
export function SecretNews({ kind = 'ok', children }: SecretNewsProps) {
  return (
    <span className={styles['news']} data-kind={kind}>
      <Icon name={kind === 'ok' ? 'check' : 'warning'} />
      {children}
    </span>
  )
}
