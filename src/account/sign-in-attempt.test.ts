import { expect, test } from 'vitest'

import { configureClient } from '#src/api/current.ts'
import { Surprise, Unavailable } from '#src/api/failures.ts'

import { attempt } from './sign-in-attempt.ts'

const lost = () =>
  Promise.reject(new Unavailable('POST /auth/login', 'timeout', null, true))

function panelAnswers(status: number) {
  const body =
    status === 200
      ? { object: 'user', attributes: { username: 'u', email: 'e' } }
      : { errors: [] }
  configureClient({
    baseUrl: '',
    auth: { mode: 'session' },
    fetch: () => Promise.resolve(Response.json(body, { status })),
  })
}

test('a sign-in whose answer was lost went through when somebody is signed in', async () => {
  panelAnswers(200)
  expect(await attempt(lost, true)).toEqual({ complete: true, redirected: false })
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
