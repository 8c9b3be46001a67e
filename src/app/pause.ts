/** One pause for all reads (design §4): the panel counts requests by account, so asking elsewhere would only prolong it. */
let until: number | null = null
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

const changed = () => {
  for (const listener of listeners) listener()
}

/** Stops reading for so many seconds; then `resume` is called once, however many reads were refused. */
export function pauseReads(seconds: number, resume: () => void): void {
  const end = Date.now() + seconds * 1000
  if (until !== null && until >= end) return
  clearTimeout(timer)
  until = end
  timer = setTimeout(() => {
    until = null
    changed()
    resume()
  }, seconds * 1000)
  changed()
}

/** When the pause ends (milliseconds since 1970), or `null` when there is none. */
export function pausedUntil(): number | null {
  return until
}

/** For `useSyncExternalStore`. */
export function subscribeToPause(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
