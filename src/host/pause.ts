import { observableRecord } from '#src/lib/observable.ts'
import { readingPause } from '#src/lib/wait.ts'

import { perHost } from './host.ts'
import { lifetime } from './lifetime.ts'

/** What panels count in whole seconds differs by one, in milliseconds. */
const oneSecond = 1000

/**
 * One pause for all reads (design §4): the panel counts requests by account, so asking elsewhere would only prolong it. It
 * takes minutes at most, and ends with the first answer to what was asked during it.
 */
export const pause = perHost((host) => {
  const state = observableRecord<{
    until: number | null
    holds: readonly { end: number }[]
  }>({
    until: null,
    holds: [],
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let begun = 0
  const { signal } = lifetime(host)
  function stop(): void {
    clearTimeout(timer)
    state.set({ until: null })
  }
  signal.addEventListener('abort', stop)
  return {
    /** Stops reading for so many seconds; then `resume` is called once, however many reads were refused. */
    begin(seconds: number, resume: () => void): void {
      if (signal.aborted) return
      const wait = readingPause(seconds) * 1000
      begun = Date.now()
      const end = begun + wait
      const { until } = state.get()
      if (until !== null && until >= end) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        state.set({ until: null })
        resume()
      }, wait)
      state.set({ until: end })
    },
    /** Ends it when what was asked at a moment was asked after it began, and calls `resume` then: the panel answers again. */
    answered(askedAt: number, resume: () => void): void {
      if (state.get().until === null || askedAt <= begun) return
      stop()
      resume()
    },
    /** Forgets it, and resumes nothing. */
    stop,
    /** When the pause ends (milliseconds since 1970), or `null` when there is none. */
    until: () => state.get().until,
    /**
     * Holds the banner back that tells of the pause, since something in the page counts a wait down to `end` (milliseconds
     * since 1970); what this returns ends that. It holds back no pause that takes longer.
     */
    holdBanner(end: number): () => void {
      const hold = { end }
      state.set({ holds: [...state.get().holds, hold] })
      return () => state.set({ holds: state.get().holds.filter((each) => each !== hold) })
    },
    /** Whether the banner is held back. */
    isBannerHeld(): boolean {
      const { until, holds } = state.get()
      return until !== null && holds.some(({ end }) => end + oneSecond >= until)
    },
    subscribe: state.subscribe,
  }
})
