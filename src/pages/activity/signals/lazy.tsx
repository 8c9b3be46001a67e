import { lazy, Suspense } from 'react'

import type { Account } from '#src/api/account.ts'
import { loadNamespace } from '#src/i18n/load.ts'

import styles from '../activity.module.css'

type SignalsProps = {
  account: Account
  /** Whether the feed has rows to show: where it has none, it is the feed that says why. */
  feedRead: boolean
}

const Found = lazy(async () => {
  try {
    const [{ Signals: Loaded }] = await Promise.all([
      import('./signals.tsx'),
      loadNamespace('signals'),
    ])
    return { default: Loaded }
  } catch {
    // The feed has all that signals are found in, and must not go away with them.
    return { default: () => null }
  }
})

/** What is worth a look; it comes after the feed, into a line that was left for it. */
export function Signals(props: SignalsProps) {
  return (
    <div className={styles['signals']}>
      <Suspense fallback={<p className={styles['line']} />}>
        <Found {...props} />
      </Suspense>
    </div>
  )
}
