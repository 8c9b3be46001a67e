/** Whether the browser believes that there is a network; `true` where it does not know. */
export function isOnline(): boolean {
  return globalThis.navigator?.onLine !== false
}

/** Resolves when the browser says that the network is back. */
export function nextOnline(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  addEventListener('online', () => resolve(), { once: true })
  return promise
}

/** Resolves after so many milliseconds. */
export function delay(milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  setTimeout(resolve, milliseconds)
  return promise
}

/** Calls `changed` whenever the network goes or comes back; for `useSyncExternalStore`. Returns what ends it. */
export function subscribeToNetwork(changed: () => void): () => void {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}
