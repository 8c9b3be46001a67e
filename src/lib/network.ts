// What tells of the network is the window, of which there is one for all Perches.
// oxlint-disable-next-line no-restricted-globals
const browser = () => globalThis

/** Whether the browser believes that there is a network; `true` where it does not know. */
export function isOnline(): boolean {
  return browser().navigator?.onLine !== false
}

type OnlineWait = {
  /** Milliseconds after which nobody waits for it any longer. */
  atMost?: number
  signal?: AbortSignal | undefined
}

/** Resolves when the browser says that the network is back, or after `atMost`. Throws the signal's reason once it is aborted. */
export async function nextOnline({ atMost, signal }: OnlineWait = {}): Promise<void> {
  signal?.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const over = new AbortController()
  const until = { signal: over.signal }
  browser().addEventListener('online', () => resolve(), until)
  signal?.addEventListener('abort', () => reject(signal.reason), until)
  const timer = atMost === undefined ? undefined : setTimeout(resolve, atMost)
  try {
    await promise
  } finally {
    over.abort()
    clearTimeout(timer)
  }
}

/**
 * Resolves after so many milliseconds; below zero, where the moment that is waited for has passed, at once. Throws the
 * signal's reason once it is aborted.
 */
export async function delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, Math.max(0, milliseconds))
  try {
    await orAborted(promise, signal)
  } finally {
    clearTimeout(timer)
  }
}

/** What a promise comes to, or `otherwise` where that takes longer than so many milliseconds. No timer outlives it. */
export async function within<T, U>(
  promise: Promise<T>,
  milliseconds: number,
  otherwise: U,
): Promise<T | U> {
  const { promise: over, resolve } = Promise.withResolvers<U>()
  const timer = setTimeout(() => resolve(otherwise), milliseconds)
  try {
    return await Promise.race([promise, over])
  } finally {
    clearTimeout(timer)
  }
}

/** Calls `changed` whenever the network goes or comes back; for `useSyncExternalStore`. Returns what ends it. */
export function subscribeToNetwork(changed: () => void): () => void {
  const control = new AbortController()
  for (const type of ['online', 'offline'])
    browser().addEventListener(type, changed, { signal: control.signal })
  return () => control.abort()
}

/** `promise`, given up (not ended: others may wait for it) when `signal` is aborted: then its reason is thrown. */
export async function orAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const give = (): void => reject(signal.reason)
  signal.addEventListener('abort', give, { once: true })
  try {
    return await Promise.race([promise, aborted])
  } finally {
    signal.removeEventListener('abort', give)
  }
}
