import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import { openSetUp, scanStep, setUpButton } from './set-up/testing/open.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const codeOf = (of: string) => new TOTP({ secret: Secret.fromBase32(of) }).generate()
/** A row of the person's own: it tells whether two-factor is on when it is read. */
const told = () => ({
  event: 'user:two-factor.create',
  timestamp: Date.now() - 60_000,
  ip: '192.0.2.1',
})
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name)

/** The page at `path` of somebody with two-factor on, who signed in a while ago. */
async function openOn(path: string) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  panel.control.addActivity(account.id, [told()])
  await navigation.go(path)
  await waitFor(() =>
    expect(page.queries.getQueryData(twoFactorQueries.state().queryKey)?.state).toBe('on'),
  )
  return page
}

/** Begins a read about two-factor whose first answer stays on its way; it tells of the time before what comes. */
async function readOld({ hold, count, queries }: Awaited<ReturnType<typeof openPage>>) {
  const before = count(calls.activity)
  const held = hold(calls.activity)
  void queries.refetchQueries(twoFactorQueries.state())
  await waitFor(() => expect(count(calls.activity)).toBe(before + 1))
  return held
}

/** Sends what was typed; its answer is lost, and then comes that of a read which began before. */
async function sendAndLose(page: Awaited<ReturnType<typeof openPage>>, call: string) {
  const held = await readOld(page)
  page.panel.control.failNext({ path: call.replace(/^\w+ /, ''), fault: 'run-then-drop' })
  await page.person.keyboard('{Enter}')
  await waitFor(() => expect(page.statuses(call)).toHaveLength(1))
  held.release()
}

test('turning off: an old read under way does not say that nothing was changed', async () => {
  const page = await openOn('/security')
  const { account, person } = page
  await person.click(await screen.findByRole('button', { name: 'Turn off' }))
  await person.type(await field('Current password'), account.password)
  await sendAndLose(page, calls.disable)
  await screen.findByText('Whoever knows your password can sign in.')
  expect(screen.queryByText(/nothing was changed/)).toBeNull()
})

test('new codes: an old read under way does not say that nothing was changed', async () => {
  const page = await openOn('/security/recovery-codes')
  const { account, person } = page
  await person.type(await field('Sign-in code from your app'), codeOf(secret))
  await person.type(await field('Current password'), account.password)
  await sendAndLose(page, calls.enable)
  await screen.findByText(/New recovery codes were made/)
  expect(screen.queryByText(/nothing was changed/)).toBeNull()
})

test('turning on: an old read under way does not say that nothing was changed', async () => {
  const page = await openSetUp('/security')
  const { panel, account, person } = page
  panel.control.addActivity(account.id, [told()])
  await person.click(await setUpButton())
  await scanStep()
  await person.type(await field('Sign-in code from your app'), codeOf(page.secret()))
  await person.type(await field('Current password'), account.password)
  await sendAndLose(page, calls.enable)
  await screen.findByText(/recovery codes never arrived/)
})
