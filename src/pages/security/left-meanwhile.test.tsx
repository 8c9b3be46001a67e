import '#src/test/dom.ts'
import { setImmediate } from 'node:timers/promises'

import { screen, waitFor } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { accountQueries } from '#src/session/queries.ts'
import { una } from '#src/test/account.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import { setUpOf } from './set-up/flow.ts'
import { openSetUp, scanStep, setUpButton } from './set-up/testing/open.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const codeOf = (of: string) => new TOTP({ secret: Secret.fromBase32(of) }).generate()
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name)

/** Goes elsewhere, past the question about what was typed. */
async function leave({ navigation, person }: Awaited<ReturnType<typeof openPage>>) {
  void navigation.go('/activity')
  await person.click(await screen.findByRole('button', { name: 'Leave' }))
  await screen.findByRole('heading', { name: 'Activity', level: 1 })
}

/** The page at `path` of somebody with two-factor on. */
async function openOn(path: string) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  await navigation.go(path)
  return page
}

const unseen = 'Recovery codes were made that never came here'

test('codes that come when somebody has left the set-up are kept nowhere, and said to be unseen', async () => {
  const page = await openSetUp('/security')
  const { person, account, hold, navigation, statuses } = page
  await person.click(await setUpButton())
  await scanStep()
  await person.type(await field('Sign-in code from your app'), codeOf(page.secret()))
  await person.type(await field('Current password'), account.password)
  const held = hold(calls.enable)
  await person.keyboard('{Enter}')
  await leave(page)
  held.release()
  await waitFor(() => expect(statuses(calls.enable)).toEqual([200]))
  await waitFor(() => expect(setUpOf(una, page.queries).step().name).toBe('waiting'))
  await navigation.go('/security')
  await screen.findByText(unseen)
})

test('new codes that come when somebody has left are said to be unseen', async () => {
  const page = await openOn('/security/recovery-codes')
  const { person, account, hold, navigation, statuses } = page
  await person.type(await field('Sign-in code from your app'), codeOf(secret))
  await person.type(await field('Current password'), account.password)
  const held = hold(calls.enable)
  await person.keyboard('{Enter}')
  await leave(page)
  held.release()
  await waitFor(() => expect(statuses(calls.enable)).toEqual([200]))
  await navigation.go('/security')
  await screen.findByText(unseen)
})

test('whoever leaves while turning it off for a new phone is not led to its set-up', async () => {
  const page = await openOn('/security/new-phone')
  const { person, account, when, hold, rewrite, navigation, count, queries } = page
  // Where the account itself tells, it is asked again once the panel has answered.
  let isOn = true
  async function telling(answer: Response) {
    const { object, attributes } = (await answer.json()) as Record<string, object>
    return Response.json({ object, attributes: { ...attributes, '2fa_enabled': isOn } })
  }
  rewrite(calls.me, telling, Infinity)
  await queries.refetchQueries({ queryKey: accountQueries.me().queryKey })
  await person.type(await field('Current password'), account.password)
  when(calls.disable, () => (isOn = false))
  let held: ReturnType<typeof hold> | undefined
  queries.getMutationCache().subscribe(({ mutation }) => {
    if (mutation?.state.status === 'success') held ??= hold(calls.activity)
  })
  await person.keyboard('{Enter}')
  await waitFor(() => expect(held).toBeDefined())
  await leave(page)
  held?.release()
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  await setImmediate()
  expect(navigation.place().pathname).toBe('/activity')
  expect(count(calls.twoFactor)).toBe(0)
})

test('that it was turned off proves nothing of the account that the page shows by then', async () => {
  const page = await openOn('/security/new-phone')
  const { person, account, when, hold, queries, count, statuses } = page
  await person.type(await field('Current password'), account.password)
  let held: ReturnType<typeof hold> | undefined
  // What it has changed is read again before anything follows.
  when(calls.disable, () => (held = hold(calls.activity)))
  await person.keyboard('{Enter}')
  await waitFor(() => expect(statuses(calls.disable)).toEqual([204]))
  await waitFor(() => expect(queries.isFetching()).toBeGreaterThan(0))
  const proofs: unknown[] = []
  queries.getQueryCache().subscribe(() => {
    proofs.push(queries.getQueryData(twoFactorQueries.state().queryKey)?.by)
  })
  resetForAnotherAccount(queries, { ...una, username: 'otto', uuid: 'otto' })
  held?.release()
  await waitFor(() => expect(queries.isMutating()).toBe(0))
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  await setImmediate()
  expect(proofs).not.toContain('write')
  expect(count(calls.twoFactor)).toBe(0)
})
