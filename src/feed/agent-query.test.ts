import { QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'

import { createTestQueries } from '#src/test/host.ts'

import { agentReader } from './agent-query.ts'
import { readAgent } from './agent.ts'

const arrival = vi.hoisted(() => Promise.withResolvers<void>())

vi.mock('#src/lib/code.ts', () => ({
  fetchCodeOnce: async () => null,
  fetchCode: async (load: () => Promise<unknown>) => {
    await arrival.promise
    return load()
  },
}))

test('nobody waits for code that cannot be had now, and it comes all the same', async () => {
  const observer = new QueryObserver(createTestQueries(), agentReader())
  const unsubscribe = observer.subscribe(() => {})
  const result = () => observer.getCurrentResult()
  await vi.waitFor(() => expect(result().isPending).toBe(false))
  expect(result().data).toBeNull()
  arrival.resolve()
  await vi.waitFor(() => expect(result().data).toBe(readAgent))
  unsubscribe()
})
