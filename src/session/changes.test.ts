import { mutationOptions, MutationObserver, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'

import { Refused, Unavailable } from '#src/api/failures.ts'
import { createQueryClient } from '#src/app/query-client.ts'
import type { Host } from '#src/host/host.ts'
import { configurePanel, createTestHost } from '#src/test/host.ts'

import type { WriteMeta } from './changes.ts'
import { readAfterWrite } from './read-now.ts'

const lost = new Unavailable('PUT /x', 'network', { mayHaveRun: true })
const refused = new Refused('PUT /x', 422, {}, [])

type Stage = { outcome?: Error; reading?: WriteMeta['reading'] & string }

/** A list that is shown, and a write that changes it; `outcome` is what the write comes to. */
async function stage({ outcome, reading = 'waited' }: Stage = {}) {
  const tell = vi.fn<Host['tell']>(() => true)
  const host = createTestHost({ tell })
  configurePanel(host)
  const queries = createQueryClient(host)
  const stored = { value: 'before' }
  const answers: (() => void)[] = []
  const read = vi.fn(
    ({ signal }: { signal: AbortSignal }) =>
      new Promise<string>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')))
        const { value } = stored
        answers.push(() => resolve(value))
      }),
  )
  const list = { queryKey: ['list'], queryFn: read, retry: false } as const
  const leave = new QueryObserver(queries, list).subscribe(() => {})
  const answer = async () => {
    await vi.waitFor(() => expect(answers).not.toHaveLength(0))
    for (const go of answers.splice(0)) go()
  }
  await answer()
  await vi.waitFor(() => expect(queries.getQueryData(list.queryKey)).toBe('before'))
  const write = mutationOptions({
    mutationFn: () => {
      stored.value = 'after'
      return outcome ? Promise.reject(outcome) : Promise.resolve()
    },
    meta: { changes: [list.queryKey], reading },
  })
  const observer = new MutationObserver(queries, write)
  const run = () => observer.mutate().catch((error: unknown) => error)
  return { queries, list, read, answer, run, observer, leave, tell }
}

test('what a write changed is read again before it is over', async () => {
  const { queries, list, read, answer, run, leave } = await stage()
  const running = run()
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  expect(queries.isMutating()).toBe(1)
  await answer()
  await running
  expect(queries.getQueryData(list.queryKey)).toBe('after')
  expect(await readAfterWrite(queries, list)).toBe('after')
  expect(read).toHaveBeenCalledTimes(2)
  leave()
})

test.each([false, true])(
  'a read that was under way is given up for a new one; the first of all: %j',
  async (isFirst) => {
    const { queries, list, read, answer, run, leave } = await stage()
    if (isFirst) {
      await queries.cancelQueries(list)
      queries.getQueryCache().find(list)?.setState({ data: undefined, status: 'pending' })
    }
    void queries.refetchQueries(list)
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2))
    const running = run()
    await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(3))
    await answer()
    await running
    expect(queries.getQueryData(list.queryKey)).toBe('after')
    leave()
  },
)

test('so is a read of what nothing shows any more', async () => {
  const { queries, list, read, answer, run, leave } = await stage()
  leave()
  const reading = queries.fetchQuery({ ...list, staleTime: 0 }).catch(() => null)
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  await run()
  await answer()
  await reading
  expect(queries.getQueryData(list.queryKey)).toBe('before')
  const again = readAfterWrite(queries, list)
  await answer()
  expect(await again).toBe('after')
})

test('whose answer is shown at once does not wait', async () => {
  const { read, answer, run, queries, list, leave } = await stage({ reading: 'later' })
  await run()
  expect(read).toHaveBeenCalledTimes(2)
  await answer()
  expect(await readAfterWrite(queries, list)).toBe('after')
  leave()
})

test('what a mutation has read itself is not read again', async () => {
  const { read, run, leave } = await stage({ reading: 'own' })
  await run()
  expect(read).toHaveBeenCalledTimes(1)
  leave()
})

test('an answer that was lost reads again, a refusal does not', async () => {
  const one = await stage({ outcome: lost })
  const running = one.run()
  await vi.waitFor(() => expect(one.read).toHaveBeenCalledTimes(2))
  await one.answer()
  expect(await running).toBe(lost)
  one.leave()
  const other = await stage({ outcome: refused })
  expect(await other.run()).toBe(refused)
  expect(other.read).toHaveBeenCalledTimes(1)
  other.leave()
})

test.each([
  ['was carried out', undefined, [[{ type: 'change', changes: ['list'] }]]],
  ['may have been', lost, [[{ type: 'change', changes: ['list'] }]]],
  ['was not', refused, []],
])(
  'of a write that %s the page around it is told the names alone',
  async (_, outcome, told) => {
    const { run, leave, tell } = await stage({
      reading: 'own',
      ...(outcome && { outcome }),
    })
    await run()
    expect(tell.mock.calls).toEqual(told)
    leave()
  },
)

test('what could not be read again is said to be so, without asking twice', async () => {
  const { read, run, queries, list, leave } = await stage()
  read.mockRejectedValueOnce(lost)
  await run()
  await expect(readAfterWrite(queries, list)).rejects.toBe(lost)
  expect(read).toHaveBeenCalledTimes(2)
  leave()
})

test('a mutation that is over leaves the cache with who started it', async () => {
  const { queries, read, answer, run, observer, leave } = await stage()
  const running = run()
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  await answer()
  await running
  expect(queries.getMutationCache().getAll()).toHaveLength(1)
  observer.reset()
  await vi.waitFor(() => expect(queries.getMutationCache().getAll()).toEqual([]))
  leave()
})
