import { expect, test } from 'vitest'

import { createRandomFaults } from './faults.ts'

const paths = Array.from({ length: 40 }, (_, at) => `/api/client/${at % 7}`)
const client = { address: '127.0.0.1' }

/** Which of the requests fail, and how, when they come in this order. */
async function struck(seed: number, order: readonly string[], share = 0.3) {
  const faults = createRandomFaults(seed, share)
  const panel = faults.around(async () => Response.json({ data: [] }))
  for (const step of [1, 2]) {
    faults.beginStep(step)
    for (const path of order) {
      // Some are lost, and some never come: nobody waits.
      const request = new Request(`http://127.0.0.1${path}`, {
        signal: AbortSignal.timeout(1),
      })
      void panel(request, client).catch(() => {})
    }
  }
  return faults.struck().toSorted()
}

test('which requests fail depends on the seed and the step, and not on which comes first', async () => {
  const failed = await struck(1, paths)
  expect(failed.length).toBeGreaterThan(10)
  expect(failed.length).toBeLessThan(40)
  expect(await struck(1, paths.toReversed())).toEqual(failed)
  expect(await struck(2, paths)).not.toEqual(failed)
  expect(await struck(1, paths, 0)).toEqual([])
})

test('while it is stopped nothing fails', async () => {
  const faults = createRandomFaults(1, 1)
  const panel = faults.around(async () => new Response('fine'))
  faults.stop()
  const answer = await panel(new Request('http://127.0.0.1/api/client'), client)
  expect(await answer.text()).toBe('fine')
  expect([faults.requests(), faults.struck()]).toEqual([1, []])
  await faults.over()
})
