import { useSyncExternalStore } from 'react'

import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'

import styles from './visually-hidden.module.css'

/** What a Perch has assistive technology speak. */
const announcements = perHost(() => {
  const last = observableRecord({ text: '', turn: 0 })
  return {
    ...last,
    announce: (text: string) => last.set({ text, turn: last.get().turn + 1 }),
    retract: (text: string) => {
      if (last.get().text === text) last.set({ text: '' })
    },
  }
})

/** Has assistive technology speak one sentence, when it is done with what it says now. Never a secret. */
export function useAnnounce(): (text: string) => void {
  return announcements(useHost()).announce
}

/** Takes back what was spoken and is not so any more, unless something else was spoken since: it can be read until then. */
export function useRetract(): (text: string) => void {
  return announcements(useHost()).retract
}

/** The page's only polite live region for results; there from the start, and once. */
export function Announcer() {
  const { subscribe, get } = announcements(useHost())
  const { text, turn } = useSyncExternalStore(subscribe, get)
  return (
    <div role="status" aria-live="polite" className={styles['hidden']}>
      {/* A new element each time, so that the same sentence twice is spoken twice. */}
      <span key={turn}>{text}</span>
    </div>
  )
}
