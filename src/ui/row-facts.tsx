import type { ReactNode } from 'react'

import { Isolates } from './isolates.tsx'

import styles from './row-facts.module.css'

/** What is known of the thing of a row. */
export type RowFact = {
  label: string
  value: ReactNode
  /** What is read later, on a line of its own, which is held from the start: `''` until then; `null` where nothing comes. */
  late?: string | null
}

/** All that is known of the thing of an opened row. */
export function RowFacts({ facts }: { facts: readonly RowFact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ label, value, late = null }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value}
            {late !== null && (
              <span className={styles['late']}>
                <Isolates of={late} />
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

type RowAdviceProps = {
  /** Sentences; the most pressing first. */
  advice: readonly string[]
  /** What can be done: buttons and links. */
  children: ReactNode
}

/** What to do about the thing of an opened row, below its facts. */
export function RowAdvice({ advice, children }: RowAdviceProps) {
  return (
    <div className={styles['advice']}>
      <ul>
        {advice.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {children}
    </div>
  )
}
