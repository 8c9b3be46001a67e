/** A value that can be watched; fits React's `useSyncExternalStore` without knowing it. */
export type Observable<T> = {
  /** The same reference until the value changes. */
  get(): T
  /** Calls `listener` after each change; returns what ends it. */
  subscribe(listener: () => void): () => void
}

/** An `Observable` of a record with a way to change some of its fields; equal fields notify nobody. */
export function observableRecord<T extends object>(
  initial: T,
): Observable<T> & { set(change: Partial<T>): void } {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set(change) {
      const next = { ...value, ...change }
      const keys = Object.keys(next) as (keyof T)[]
      if (keys.every((key) => Object.is(next[key], value[key]))) return
      value = next
      for (const listener of listeners) listener()
    },
  }
}
