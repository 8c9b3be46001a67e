import type { Locks } from '#src/host/host.ts'

type Lock = { revoke: () => void; over: Promise<void> }

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve))

/** Web Locks as tabs use them: `ifAvailable`, `steal`, or else in a queue. Answers are tasks. */
export function fakeLocks(): Locks {
  const locks = new Map<string, Lock>()
  return {
    async request<T>(
      name: string,
      { ifAvailable, steal }: LockOptions,
      granted: (lock: unknown) => Promise<T>,
    ): Promise<Awaited<T>> {
      await nextTask()
      if (ifAvailable && steal) throw new DOMException('', 'NotSupportedError')
      if (ifAvailable && locks.has(name)) return await granted(null)
      if (!steal) for (let before; (before = locks.get(name));) await before.over
      locks.get(name)?.revoke()
      return new Promise<Awaited<T>>((resolve, reject) => {
        const stolen = () => reject(new DOMException('', 'AbortError'))
        const { promise: over, resolve: end } = Promise.withResolvers<void>()
        const lock = { revoke: () => void nextTask().then(stolen), over }
        locks.set(name, lock)
        void granted({ name }).then(async (answer) => {
          if (locks.get(name) === lock) locks.delete(name)
          end()
          resolve(await answer)
        })
      })
    },
  }
}
