import { afterEach, expect, test, vi } from 'vitest'

import {
  codeTrouble,
  fetchCode,
  fetchCodeOnce,
  isMissingCode,
  ReloadNeeded,
} from './code.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test.each([
  [
    'Chromium',
    new TypeError('Failed to fetch dynamically imported module: https://panel.test/a.js'),
  ],
  [
    'Firefox',
    new TypeError('error loading dynamically imported module: https://panel.test/a.js'),
  ],
  ['Safari', new TypeError('Importing a module script failed.')],
  [
    'Safari, of a page in its place',
    new TypeError("'text/html' is not a valid JavaScript MIME type."),
  ],
  ['Vite, of styles', new Error('Unable to preload CSS for /assets/a.css')],
])('a file that cannot be had, in the words of %s', (_, error) => {
  expect(isMissingCode(error)).toBe(true)
})

test.each([
  new TypeError("Cannot read properties of undefined (reading 'x')"),
  new ReferenceError('a is not defined'),
  'Failed to fetch dynamically imported module',
])('a mistake is none: %s', (error) => {
  expect(isMissingCode(error)).toBe(false)
})

test('what the page can do without is not waited for, and a mistake in it is none the less one', async () => {
  const missing = new TypeError('Importing a module script failed.')
  await expect(fetchCodeOnce(() => Promise.resolve(1))).resolves.toBe(1)
  await expect(fetchCodeOnce(() => Promise.reject(missing))).resolves.toBeNull()
  const mistake = new ReferenceError('a is not defined')
  await expect(fetchCodeOnce(() => Promise.reject(mistake))).rejects.toBe(mistake)
})

const answerOf = (type: string, status = 200) =>
  new Response('', { status, headers: { 'content-type': type } })

test.each([
  ['is gone', 'updated', answerOf('text/plain', 404)],
  ['comes as a page, with status 200', 'updated', answerOf('text/html')],
  ['is there', 'failing', answerOf('text/javascript')],
] as const)(
  'where code of this version %s, a reload is needed: %s',
  async (_, trouble, answer) => {
    vi.useFakeTimers()
    vi.stubGlobal('addEventListener', () => {})
    vi.stubGlobal('fetch', () => Promise.resolve(answer.clone()))
    const missing = new TypeError('Importing a module script failed.')
    const outcome = fetchCode(() => Promise.reject(missing), 'page').catch(
      (error: unknown) => error,
    )
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await outcome).toBeInstanceOf(ReloadNeeded)
    expect(await outcome).toMatchObject({ trouble })
  },
)

test('code that fails once more in the moment in which the network comes back is tried again', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', (type: string, heard: () => void) =>
    setTimeout(heard, 100, type),
  )
  vi.stubGlobal('fetch', () => Promise.resolve(answerOf('text/javascript')))
  const missing = new TypeError('Importing a module script failed.')
  const load = vi.fn<() => Promise<string>>().mockRejectedValue(missing)
  load.mockImplementationOnce(() => {
    vi.stubGlobal('navigator', { onLine: false })
    setTimeout(() => vi.stubGlobal('navigator', { onLine: true }), 50)
    return Promise.reject(missing)
  })
  load.mockRejectedValueOnce(missing)
  load.mockResolvedValueOnce('there')
  const outcome = fetchCode(load, 'page').catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(await outcome).toBe('there')
})

test('code that fails once more when the server has only just answered again is tried again', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', () => {})
  const answers = vi.fn(() => Promise.resolve(answerOf('text/javascript')))
  answers.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  vi.stubGlobal('fetch', answers)
  const missing = new TypeError('Importing a module script failed.')
  const load = vi.fn<() => Promise<string>>().mockResolvedValue('there')
  load.mockRejectedValueOnce(missing).mockRejectedValueOnce(missing)
  const outcome = fetchCode(load, 'page').catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await outcome).toBe('there')
})

test('what is no longer wanted is not tried again', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
  const load = vi.fn(() =>
    Promise.reject(new TypeError('Importing a module script failed.')),
  )
  const control = new AbortController()
  const outcome = expect(fetchCode(load, 'part', control.signal)).rejects.toThrow('over')
  await vi.advanceTimersByTimeAsync(5_000)
  expect([load.mock.calls.length, codeTrouble('part')]).toEqual([3, 'unreachable'])
  control.abort(new Error('over'))
  await outcome
  await vi.advanceTimersByTimeAsync(60_000)
  expect([load.mock.calls.length, codeTrouble('part')]).toEqual([3, null])
  expect(vi.getTimerCount()).toBe(0)
})
