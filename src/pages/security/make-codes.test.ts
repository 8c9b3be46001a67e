import '#src/test/dom.ts'
import { MutationObserver } from '@tanstack/react-query'
import { Secret, TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'

import { keepSecret } from '#src/lib/secret-reference.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { calls, startQueries } from '#src/test/panel.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { unheardOff } from '#src/two-factor/unheard-off.ts'

import { makeCodes } from './make-codes.ts'
import { startSetUp } from './mutations.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

/** A panel that tells nothing of when codes are made, with two-factor on; what is noted of its codes, and new ones asked for with the right password or a wrong one. */
async function start() {
  const started = startQueries({ settings: { missing: ['activity'] } })
  const { queries, panel, account } = started
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  const of = await queries.fetchQuery(accountQueries.me())
  queries.setQueryData(twoFactorQueries.state().queryKey, {
    state: 'on',
    by: 'host',
    codesMadeAt: null,
    isCodesTold: false,
    codesUsed: null,
  })
  const notes = unheardCodes(hostOf(queries))
  const asking = new MutationObserver(queries, makeCodes('replace'))
  async function replace(password: string = account.password) {
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
    await asking.mutate(keepSecret({ code, password })).catch(() => null)
  }
  return { ...started, of, notes, replace, areUnheard: () => notes.are(of, null) }
}

test('codes that have come are noted until they are shown', async () => {
  const { replace, areUnheard } = await start()
  await replace()
  expect(areUnheard()).toBe(true)
})

test('after codes that nobody saw, others of which nobody hears are seen by nobody either', async () => {
  const { notes, of, replace, areUnheard, breakBody } = await start()
  notes.ask(of, Date.now(), 'off')
  breakBody(calls.enable)
  await replace()
  expect(areUnheard()).toBe(true)
})

test('where it is not known when the codes before were made, nothing tells whether others were', async () => {
  const { replace, areUnheard, breakBody } = await start()
  breakBody(calls.enable)
  await replace()
  expect(areUnheard()).toBe(false)
})

test.each(['off', null] as const)(
  'a request that was refused leaves what was noted before: %s',
  async (before) => {
    const { notes, of, replace } = await start()
    if (before) notes.ask(of, 1, before)
    await replace('wrong horse')
    expect(notes.turnedOnAt(of)).toBe(before && 1)
  },
)

test('two-factor that was turned on again was off: nobody waits for what turned it off', async () => {
  const { queries, panel, account } = startQueries()
  const of = await queries.fetchQuery(accountQueries.me())
  void unheardOff.hear(queries, () => new Promise(() => {}))
  const isNoted = () => unheardOff.noted(hostOf(queries), of) !== null
  await new MutationObserver(queries, startSetUp()).mutate()
  expect(isNoted()).toBe(true)
  const given = panel.control.twoFactorSecret(account.id) ?? ''
  const code = new TOTP({ secret: Secret.fromBase32(given) }).generate()
  const proof = keepSecret({ code, password: account.password })
  await new MutationObserver(queries, makeCodes('turn-on')).mutate(proof)
  expect(isNoted()).toBe(false)
})

test('where it is not known whether two-factor is on, new codes are not taken for turning it on', async () => {
  const { queries, of, notes, replace, breakBody } = await start()
  queries.setQueryData(twoFactorQueries.state().queryKey, {
    state: 'unknown',
    by: null,
    codesMadeAt: null,
    isCodesTold: false,
    codesUsed: null,
  })
  breakBody(calls.enable)
  await replace()
  expect(notes.turnedOnAt(of)).toBeNull()
})
