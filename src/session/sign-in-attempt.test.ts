import { expect, test } from 'vitest'

import { Unavailable } from '#src/api/failures.ts'
import { type PanelOptions, type Sent, startQueries } from '#src/test/panel.ts'

import { clientOf } from './panel-client.ts'
import { attempt } from './sign-in-attempt.ts'

const lost = () =>
  Promise.reject(new Unavailable('POST /auth/login', 'timeout', { mayHaveRun: true }))

/** A client of a panel at which somebody is signed in or not, and what of it was read. */
function start(options: PanelOptions) {
  const { queries, sent } = startQueries(options)
  return { client: clientOf(queries), sent }
}
const pins = (sent: readonly Sent[]) =>
  sent.filter(({ url }) => url.pathname.startsWith('/locales/'))

test('a sign-in whose answer was lost went through when somebody is signed in', async () => {
  const { client } = start({ signedIn: true })
  expect(await attempt(client, lost)).toEqual({ complete: true, redirected: false })
})

test('a sign-in that went through after all can be ended by a change of password, as any other', async () => {
  const { client, sent } = start({ signedIn: true })
  await attempt(client, lost)
  expect(pins(sent).map(({ url }) => url.search)).toEqual(['?locale=en&namespace=strings'])
  expect(sent.at(-1), 'once it is known that there is a session').toBe(pins(sent)[0])
})

test('nobody who is signed in, no page of the panel', async () => {
  const { client, sent } = start({ signedIn: false })
  await expect(attempt(client, lost)).rejects.toThrow()
  expect(pins(sent)).toEqual([])
})

test.each([false, true])(
  'else nobody knows, and that is thrown (maintenance: %s)',
  async (maintenance) => {
    const { client } = start({ signedIn: false, settings: { maintenance } })
    await expect(attempt(client, lost)).rejects.toMatchObject({
      reason: 'timeout',
      mayHaveRun: true,
    })
  },
)
