/** The part of `LockManager` that a hold needs. */
export type Locks = {
  request(
    name: string,
    options: { ifAvailable: boolean; steal: boolean },
    granted: (lock: unknown) => Promise<void>,
  ): Promise<unknown>
}

/** The part of `BroadcastChannel` that a hold needs. */
export type Channel = {
  postMessage(message: unknown): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  close(): void
}

/** The browser's Web Locks; `null` outside secure contexts, such as a panel on plain http. */
export function platformLocks(): Locks | null {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return null
  return navigator.locks
}

/** A channel to the other tabs of this origin; `null` where there is none or it is forbidden. */
export function platformChannel(name: string): Channel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}

/** What hears `pagehide` and `pageshow`. */
export function platformPage(): EventTarget {
  return typeof addEventListener === 'undefined' ? new EventTarget() : globalThis
}
