import { useSyncExternalStore } from 'react'

import styles from './visually-hidden.module.css'

type Announcement = { text: string; turn: number }

let current: Announcement = { text: '', turn: 0 }
const listeners = new Set<() => void>()

/** Has assistive technology speak one sentence, when it is done with what it says now. Never a secret. */
export function announce(text: string): void {
  current = { text, turn: current.turn + 1 }
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void) {
  listeners.add(changed)
  return () => listeners.delete(changed)
}

/** The page's only polite live region for results; there from the start, and once. */
export function Announcer() {
  const { text, turn } = useSyncExternalStore(subscribe, () => current)
  return (
    <div role="status" aria-live="polite" className={styles['hidden']}>
      {/* A new element each time, so that the same sentence twice is spoken twice. */}
      <span key={turn}>{text}</span>
    </div>
  )
}
