import { expect, test, vi } from 'vitest'

import { createQueryClient } from '#src/app/query-client.ts'
import { createTestHost } from '#src/test/host.ts'

import { readNow } from './read-now.ts'

/** A list whose answers come one by one, each as it was when it was asked for. */
function stage() {
  const queries = createQueryClient(createTestHost())
  const stored = { value: 'before' }
  const answers: (() => void)[] = []
  const list = {
    queryKey: ['list'],
    queryFn: vi.fn(() => {
      const { value } = stored
      return new Promise<string>((resolve) => answers.push(() => resolve(value)))
    }),
  }
  return { queries, stored, answers, list }
}

test('a read that was under way tells nothing of what came after it', async () => {
  const { queries, stored, answers, list } = stage()
  const old = queries.fetchQuery(list).catch(() => 'given up')
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  stored.value = 'after'
  const now = readNow(queries, list)
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  for (const answer of answers) answer()
  expect(await now).toBe('after')
  expect(await old).toBe('given up')
  expect(queries.getQueryData(list.queryKey)).toBe('after')
})

test('nor does one that has only just come', async () => {
  const { queries, stored, answers, list } = stage()
  const first = queries.fetchQuery(list)
  await vi.waitFor(() => expect(answers).toHaveLength(1))
  answers[0]?.()
  expect(await first).toBe('before')
  stored.value = 'after'
  const now = readNow(queries, list)
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.()
  expect(await now).toBe('after')
})

test.each([['nothing', false] as const, ['something old', true] as const])(
  'two who read at once both come to what is there by then, where %s was known',
  async (_, known) => {
    const { queries, stored, answers, list } = stage()
    if (known) queries.setQueryData(list.queryKey, 'old', { updatedAt: 1 })
    const one = readNow(queries, list)
    await vi.waitFor(() => expect(answers).toHaveLength(1))
    stored.value = 'after'
    const other = readNow(queries, list)
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    for (const answer of answers) answer()
    expect(await Promise.all([one, other])).toEqual(['after', 'after'])
    expect(list.queryFn).toHaveBeenCalledTimes(2)
  },
)
