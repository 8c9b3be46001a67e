import { Suspense } from 'react'

import type { Account } from '#src/api/account.ts'
import { CodeWait } from '#src/ui/code-wait.tsx'
import { lazyPart } from '#src/ui/lazy-part.ts'

import type { Above } from '../use-above.ts'

import styles from '../activity.module.css'

type LazySignalsProps = {
  account: Account
  /** Whether the feed has rows to show: where it has none, it is the feed that says why. */
  feedRead: boolean
  /** Reads again whatever on the page could not be read. */
  again: () => void
  above: Above
}

const Found = lazyPart(async () => (await import('./signals.tsx')).Signals, 'signals')

/** What is worth a look; the feed waits for it for a moment, and then leaves a line for it. */
export function LazySignals(props: LazySignalsProps) {
  return (
    <div className={styles['signals']}>
      <Suspense
        fallback={
          <>
            <p className={styles['line']} />
            <CodeWait of="part" />
          </>
        }
      >
        <Found {...props} />
      </Suspense>
    </div>
  )
}
