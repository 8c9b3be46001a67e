import { expect, onTestFinished, test, vi } from 'vitest'

import { createTestHost } from '#src/test/host.ts'

import { countInBreaches } from './breach-range.ts'

const service = 'https://range.test/range/'

/** The rest of the SHA-1 of "password", which begins with 5BAA6. */
const rest = '1E4C9B93F3F0682250B6CF8331B7EE68FD8'
const other = '0'.repeat(35)

/** Asks about "password" a service that answers so; gives what it told, and what it was asked. */
async function ask(answer: () => Response | Promise<Response>, url = service) {
  const fetch = vi.fn<typeof globalThis.fetch>(async () => answer())
  const { signal } = new AbortController()
  const told = countInBreaches('password', url, createTestHost({ fetch }), signal)
  return { told: await told, asked: fetch.mock.calls }
}

test('only the first five digits of the hash are told, to a service that is asked to fill up its list', async () => {
  const { told, asked } = await ask(() => new Response(`${rest}:3861493\r\n${other}:2\r\n`))
  expect(told).toBe(3_861_493)
  expect(asked).toHaveLength(1)
  const [address, init] = asked[0] ?? []
  expect(address).toBe('https://range.test/range/5BAA6')
  expect(init?.headers).toEqual({ 'Add-Padding': 'true' })
  expect(init).toMatchObject({
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
  })
  expect(init?.body).toBeUndefined()
})

test.each([
  ['https://range.test/range', 'https://range.test/range/5BAA6'],
  ['https://range.test/?range=', 'https://range.test/?range=5BAA6'],
])('the digits come after the address: %s', async (url, expected) => {
  const { asked } = await ask(() => new Response(`${other}:2`), url)
  expect(asked[0]?.[0]).toBe(expected)
})

test.each([
  ['another one is in the list', `${other}:2`, 0],
  ['it fills up the list', `${other}:2\n${rest}:0`, 0],
  ['the service writes small letters', `${rest.toLowerCase()}:7`, 7],
])('%s', async (_, text, count) => {
  expect((await ask(() => new Response(text))).told).toBe(count)
})

test.each([
  ['a page', '<!doctype html><title>Welcome</title>', 200],
  ['an empty list', '', 200],
  ['a list of something else', `${rest}0:7`, 200],
  ['a list with another line in it', `${other}:2\n${rest}\n`, 200],
  ['a failure', `${rest}:7`, 503],
])('%s tells nothing', async (_, text, status) => {
  await expect(ask(() => new Response(text, { status }))).rejects.toMatchObject({
    kind: 'unavailable',
    reason: 'anybody',
  })
})

test('a broken connection is told without what was asked', async () => {
  const error: unknown = await ask(() => Promise.reject(new Error('5BAA6'))).catch(
    (reason: unknown) => reason,
  )
  expect(error).toMatchObject({ kind: 'unavailable', reason: 'network' })
  expect(String(error) + JSON.stringify(error)).not.toMatch(/5BAA6|password/i)
})

test('without a network it says so', async () => {
  vi.stubGlobal('navigator', { onLine: false })
  onTestFinished(() => void vi.unstubAllGlobals())
  await expect(ask(() => Promise.reject(new Error()))).rejects.toMatchObject({
    reason: 'offline',
  })
})

test('whoever gives it up hears only that', async () => {
  const given = new AbortController()
  const fetch = async () => {
    given.abort('given up')
    throw new Error('aborted')
  }
  const told = countInBreaches('password', service, createTestHost({ fetch }), given.signal)
  await expect(told).rejects.toBe('given up')
})
