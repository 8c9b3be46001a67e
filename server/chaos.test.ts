import { expect, test } from 'vitest'

import { withChaos } from './chaos.ts'

const client = { address: '127.0.0.1' }

test('spoils nothing at 0 and everything at 1', async () => {
  let calls = 0
  const backend = async () => {
    calls++
    return new Response('fine')
  }
  const calm = await withChaos(backend, 0)(new Request('http://x/'), client)
  expect(await calm.text()).toBe('fine')
  // Each of the spoils but the slow one: 502 before the work, 504 after it, 429, a lost answer.
  const spoilt = (which: number) => {
    const rolls = [0, which / 5]
    return withChaos(backend, 1, () => rolls.shift() ?? 0)(new Request('http://x/'), client)
  }
  calls = 0
  expect((await spoilt(0)).status).toBe(502)
  expect(calls).toBe(0)
  expect((await spoilt(1)).status).toBe(504)
  expect(calls).toBe(1)
  expect((await spoilt(2)).headers.get('retry-after')).toBe('5')
  await expect(spoilt(3)).rejects.toMatchObject({ name: 'DroppedAnswer' })
  expect(calls).toBe(2)
})
