type Window = { attempts: number; until: number }

/** Attempts in windows (of a minute, where nothing else is said) that begin with the first attempt, kept in memory as a cache would. */
export function createThrottles(now: () => number) {
  const windows = new Map<string, Window>()
  const current = (key: string) => {
    const window = windows.get(key)
    if (window && window.until > now()) return window
    windows.delete(key)
    return null
  }
  return {
    /** Whether `limit` attempts were made; the seconds until the window ends, or `null`. */
    blocked(key: string, limit: number): number | null {
      const window = current(key)
      if (!window || window.attempts < limit) return null
      return Math.max(1, Math.ceil((window.until - now()) / 1000))
    },
    /** Counts an attempt; gives how many there were. `length` of its window in milliseconds, from the first one on. */
    hit(key: string, length = 60_000): number {
      const window = current(key) ?? { attempts: 0, until: now() + length }
      window.attempts += 1
      windows.set(key, window)
      return window.attempts
    },
    clear: (key: string) => void windows.delete(key),
    clearAll: () => windows.clear(),
  }
}

export type Throttles = ReturnType<typeof createThrottles>
