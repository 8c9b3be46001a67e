import type { Locks } from '#src/host/host.ts'

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
