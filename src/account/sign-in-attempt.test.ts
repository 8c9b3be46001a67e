import { expect, test } from 'vitest'

import { configureClient } from '#src/api/current.ts'
import { Surprise, Unavailable } from '#src/api/failures.ts'

import { attempt } from './sign-in-attempt.ts'

const lost = () =>
  Promise.reject(new Unavailable('POST /auth/login', 'timeout', null, true))

/** Returns what is asked for from now on. */
function panelAnswers(status: number): string[] {
  const asked: string[] = []
  const body =
    status === 200
      ? { object: 'user', attributes: { username: 'u', email: 'e' } }
      : { errors: [] }
  configureClient({
    baseUrl: '',
    auth: { mode: 'session' },
    fetch: (url) => {
      asked.push(String(url))
      return Promise.resolve(Response.json(body, { status }))
    },
  })
  return asked
}
const pins = (asked: readonly string[]) => asked.filter((url) => url.includes('/locales/'))

test('a sign-in whose answer was lost went through when somebody is signed in', async () => {
  panelAnswers(200)
  expect(await attempt(lost, true)).toEqual({ complete: true, redirected: false })
})

test('a sign-in that went through after all can be ended by a change of password, as any other', async () => {
  const asked = panelAnswers(200)
  await attempt(lost, true)
  expect(pins(asked)).toEqual(['/locales/locale.json?locale=en&namespace=strings'])
  expect(asked.at(-1), 'once it is known that there is a session').toBe(pins(asked)[0])
})

test('nobody who is signed in, no page of the panel', async () => {
  const asked = panelAnswers(401)
  await expect(attempt(lost, true)).rejects.toThrow()
  expect(pins(asked)).toEqual([])
})

test.each([401, 503])('else it may be sent again (%i)', async (status) => {
  panelAnswers(status)
  await expect(attempt(lost, true)).rejects.toMatchObject({
    reason: 'timeout',
    mayHaveRun: false,
  })
})

test('an answer that nobody understands leaves it open no longer than the look takes', async () => {
  panelAnswers(401)
  const strange = () => Promise.reject(new Surprise('POST /auth/login', 'report', true))
  await expect(attempt(strange, true)).rejects.toMatchObject({
    report: 'report',
    mayHaveRun: false,
  })
})

test('a recovery code may be used up: that is not called undone', async () => {
  panelAnswers(401)
  await expect(attempt(lost, false)).rejects.toMatchObject({ mayHaveRun: true })
})
