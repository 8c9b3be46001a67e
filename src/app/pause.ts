import { perHost } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { observableRecord } from '#src/lib/observable.ts'

/** One pause for all reads (design §4): the panel counts requests by account, so asking elsewhere would only prolong it. */
export const pause = perHost((host) => {
  const state = observableRecord<{ until: number | null }>({ until: null })
  let timer: ReturnType<typeof setTimeout> | undefined
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
      const end = Date.now() + seconds * 1000
      const { until } = state.get()
      if (until !== null && until >= end) return
      clearTimeout(timer)
      timer = setTimeout(() => {
        state.set({ until: null })
        resume()
      }, seconds * 1000)
      state.set({ until: end })
    },
    /** Forgets it, and resumes nothing. */
    stop,
    /** When the pause ends (milliseconds since 1970), or `null` when there is none. */
    until: () => state.get().until,
    subscribe: state.subscribe,
  }
})
