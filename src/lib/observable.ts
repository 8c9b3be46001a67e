/** A value that can be watched; fits React's `useSyncExternalStore` without knowing it. */
export type Observable<T> = {
  /** The same reference until the value changes. */
  get(): T
  /** Calls `listener` after each change; returns what ends it. */
  subscribe(listener: () => void): () => void
}

/** Those who want to hear of something, and the way to tell them. */
export function emitter() {
  const listeners = new Set<() => void>()
  return {
    /** Calls `listener` each time; returns what ends it. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(): void {
      for (const listener of listeners) listener()
    },
  }
}

/** An `Observable` of a record with a way to change some of its fields; equal fields notify nobody. */
export function observableRecord<T extends object>(
  initial: T,
): Observable<T> & { set(change: Partial<T>): void } {
  let value = initial
  const { subscribe, tell } = emitter()
  return {
    get: () => value,
    subscribe,
    set(change) {
      const next = { ...value, ...change }
      const keys = Object.keys(next) as (keyof T)[]
      if (keys.every((key) => Object.is(next[key], value[key]))) return
      value = next
      tell()
    },
  }
}
