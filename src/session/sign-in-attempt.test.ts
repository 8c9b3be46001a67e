import { expect, test } from 'vitest'

import type { Client } from '#src/api/client-types.ts'
import { Surprise, Unavailable } from '#src/api/failures.ts'
import { configurePanel, createTestHost } from '#src/test/host.ts'

import { attempt } from './sign-in-attempt.ts'

const lost = () =>
  Promise.reject(new Unavailable('POST /auth/login', 'timeout', null, true))

/** A panel that answers everything like this, and what it was asked for. */
function panelAnswers(status: number): { client: Client; asked: string[] } {
  const asked: string[] = []
  const body =
    status === 200
      ? { object: 'user', attributes: { username: 'u', email: 'e' } }
      : { errors: [] }
  const client = configurePanel(createTestHost(), {
    fetch: (url) => {
      asked.push(String(url))
      return Promise.resolve(Response.json(body, { status }))
    },
  })
  return { client, asked }
}
const pins = (asked: readonly string[]) => asked.filter((url) => url.includes('/locales/'))

test('a sign-in whose answer was lost went through when somebody is signed in', async () => {
  const { client } = panelAnswers(200)
  expect(await attempt(client, lost, true)).toEqual({ complete: true, redirected: false })
})

test('a sign-in that went through after all can be ended by a change of password, as any other', async () => {
  const { client, asked } = panelAnswers(200)
  await attempt(client, lost, true)
  expect(pins(asked)).toEqual(['/locales/locale.json?locale=en&namespace=strings'])
  expect(asked.at(-1), 'once it is known that there is a session').toBe(pins(asked)[0])
})

test('nobody who is signed in, no page of the panel', async () => {
  const { client, asked } = panelAnswers(401)
  await expect(attempt(client, lost, true)).rejects.toThrow()
  expect(pins(asked)).toEqual([])
})

test.each([401, 503])('else it may be sent again (%i)', async (status) => {
  const { client } = panelAnswers(status)
  await expect(attempt(client, lost, true)).rejects.toMatchObject({
    reason: 'timeout',
    mayHaveRun: false,
  })
})

test('an answer that nobody understands leaves it open no longer than the look takes', async () => {
  const { client } = panelAnswers(401)
  const strange = () => Promise.reject(new Surprise('POST /auth/login', 'report', true))
  await expect(attempt(client, strange, true)).rejects.toMatchObject({
    report: 'report',
    mayHaveRun: false,
  })
})

test('a recovery code may be used up: that is not called undone', async () => {
  const { client } = panelAnswers(401)
  await expect(attempt(client, lost, false)).rejects.toMatchObject({ mayHaveRun: true })
})
