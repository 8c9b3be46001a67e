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
  return 'locks' in navigator ? navigator.locks : null
}

/** A channel to the other tabs of this origin; `null` where there is none or it is forbidden. */
export function platformChannel(name: string): Channel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    return null
  }
}
