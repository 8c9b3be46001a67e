import type { Channel, Locks } from '#src/host/host.ts'

type Lock = { revoke: () => void }

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))

/** Web Locks as the lock of a tab uses them: `ifAvailable` or `steal`, never a queue. Answers are tasks. */
export function fakeLocks(): Locks {
  const locks = new Map<string, Lock>()
  return {
    async request<T>(
      name: string,
      { ifAvailable, steal }: LockOptions,
      granted: (lock: unknown) => Promise<T>,
    ): Promise<Awaited<T>> {
      await nextTask()
      if (ifAvailable === steal) throw new DOMException('', 'NotSupportedError')
      if (!steal && locks.has(name)) return await granted(null)
      locks.get(name)?.revoke()
      return new Promise<Awaited<T>>((resolve, reject) => {
        const stolen = () => reject(new DOMException('', 'AbortError'))
        const lock = { revoke: () => void nextTask().then(stolen) }
        locks.set(name, lock)
        void granted({ name }).then(async (answer) => {
          if (locks.get(name) === lock) locks.delete(name)
          resolve(await answer)
        })
      })
    },
  }
}

/** Channels of one origin; they deliver in a later task, and nothing to who has closed. */
export function fakeChannels() {
  const open = new Map<
    Channel,
    { name: string; listeners: Set<(e: MessageEvent) => void> }
  >()
  const said: unknown[] = []
  return {
    /** Everything that was posted. */
    said,
    /** How many channels are open. */
    count: () => open.size,
    channel(this: void, name: string): Channel {
      const channel: Channel = {
        addEventListener: (_, listener) => open.get(channel)?.listeners.add(listener),
        removeEventListener: (_, listener) => open.get(channel)?.listeners.delete(listener),
        close: () => open.delete(channel),
        postMessage(data) {
          said.push(data)
          for (const [to, entry] of open) {
            if (to === channel || entry.name !== name) continue
            setTimeout(() => {
              if (!open.has(to)) return
              for (const listener of entry.listeners)
                listener(new MessageEvent('message', { data }))
            })
          }
        },
      }
      open.set(channel, { name, listeners: new Set() })
      return channel
    },
  }
}
