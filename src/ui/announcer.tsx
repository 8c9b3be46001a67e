import { useState, useSyncExternalStore } from 'react'

import { useHost } from '#src/host/context.ts'
import { type Host, perHost } from '#src/host/host.ts'
import { observableRecord } from '#src/lib/observable.ts'

import styles from './visually-hidden.module.css'

/** `isBeside`: it was said beside the one before it. */
type Sentence = { text: string; turn: number; isBeside?: boolean }

/** How long after a sentence another one may be said beside it, in milliseconds. */
const close = 1000

/** What a Perch has assistive technology speak. */
const announcements = perHost(() => {
  const spoken = observableRecord({ sentences: [] as readonly Sentence[] })
  let turn = 0
  let last = -Infinity
  const speak = (sentence: Omit<Sentence, 'turn'>, before: readonly Sentence[]) => {
    turn += 1
    last = performance.now()
    spoken.set({ sentences: [...before, { ...sentence, turn }] })
  }
  return {
    ...spoken,
    announce: (text: string) => speak({ text }, []),
    announceBeside(text: string) {
      // What stood beside something itself is over: the page that somebody has left already.
      const before = spoken.get().sentences.filter(({ isBeside }) => !isBeside)
      speak({ text, isBeside: true }, performance.now() - last < close ? before : [])
    },
    retract(text: string) {
      const { sentences } = spoken.get()
      if (sentences.at(-1)?.text === text) spoken.set({ sentences: sentences.slice(0, -1) })
    },
  }
})

/** Takes back all that was spoken, since something else is being done: it can be read until then. */
export const forgetSpoken = (host: Host): void => announcements(host).set({ sentences: [] })

/** Has assistive technology speak one sentence, when it is done with what it says now. Never a secret. */
export function useAnnounce(): (text: string) => void {
  return announcements(useHost()).announce
}

/** The same, beside what was said just now: "It is done" and the page that comes then are both spoken. */
export function useAnnounceBeside(): (text: string) => void {
  return announcements(useHost()).announceBeside
}

/** Takes back what was spoken and is not so any more, unless something else was spoken since: it can be read until then. */
export function useRetract(): (text: string) => void {
  return announcements(useHost()).retract
}

/** The polite live region for results: there from the start, once in the page, and in each dialog that outlasts what it tells of. */
export function Announcer() {
  const { subscribe, get } = announcements(useHost())
  const { sentences } = useSyncExternalStore(subscribe, get)
  // What was spoken before it was there, as before a dialog opened, is not news in it.
  const [since] = useState(() => get().sentences.at(-1)?.turn ?? 0)
  return (
    // Not atomic: only what is added is spoken.
    <div role="status" aria-live="polite" aria-atomic="false" className={styles['hidden']}>
      {/* A new element each time, so that the same sentence twice is spoken twice. */}
      {sentences
        .filter(({ turn }) => turn > since)
        .map(({ text, turn }, at) => (
          <span key={turn}>
            {at > 0 && ' '}
            {text}
          </span>
        ))}
    </div>
  )
}
