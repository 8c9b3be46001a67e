import '#src/test/dom.ts'
import { MutationObserver } from '@tanstack/react-query'
import { Secret, TOTP } from 'otpauth'
import { expect, test, vi } from 'vitest'

import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { accountQueries } from '#src/session/queries.ts'
import { una } from '#src/test/account.ts'
import { calls, refusing, startQueries } from '#src/test/panel.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import { makeCodes } from './make-codes.ts'
import { setUpOf } from './set-up/flow.ts'

const otto = { ...una, username: 'otto', uuid: 'otto' }

/** A panel with una's account, whose page is about to become another's. */
async function start() {
  const started = startQueries()
  const { queries } = started
  const account = await queries.fetchQuery(accountQueries.me())
  return {
    ...started,
    account: { ...started.account, ...account },
    known: () => queries.getQueryData(twoFactorQueries.state().queryKey),
  }
}

test('that it was turned on proves nothing of the account that the page shows by then', async () => {
  const { queries, panel, account, hold, known, count } = await start()
  const setUp = setUpOf(account, queries)
  await setUp.start()
  const of = panel.control.twoFactorSecret(account.id ?? 0) ?? ''
  const held = hold(calls.enable)
  const code = new TOTP({ secret: Secret.fromBase32(of) }).generate()
  const enabling = new MutationObserver(queries, makeCodes('turn-on'))
  const done = enabling.mutate(keepSecret({ code, password: account.password }))
  await vi.waitFor(() => expect(count(calls.enable)).toBe(1))
  resetForAnotherAccount(queries, otto)
  held.release()
  await done
  expect(known()?.by).not.toBe('write')
})

test('that it is on already proves nothing of the account that the page shows by then', async () => {
  const { queries, rewrite, account, hold, known, count } = await start()
  const held = hold(calls.twoFactor)
  rewrite(
    calls.twoFactor,
    refusing(
      400,
      'BadRequestHttpException',
      'Two-factor authentication is already enabled on this account.',
    ),
  )
  const asked = setUpOf(account, queries).start()
  await vi.waitFor(() => expect(count(calls.twoFactor)).toBe(1))
  resetForAnotherAccount(queries, otto)
  held.release()
  await asked
  expect(known()?.by).not.toBe('write')
})
