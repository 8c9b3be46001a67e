import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'
import { expect, onTestFinished, test, vi } from 'vitest'

import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { proveTwoFactor, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const minute = 60_000
const codeNow = () => new TOTP({ secret: Secret.fromBase32(secret) }).generate()
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name)
const created = 'user:two-factor.create'
const neverCame = 'Recovery codes were made that never came here'
const unseen = /New recovery codes were made, and they never arrived/
const mayBeDead = /your old recovery codes may have stopped working/i

/** The form for new codes of somebody with two-factor on, of which the feed tells by another row, and nothing of the codes. */
async function openForm() {
  onTestFinished(() => void vi.restoreAllMocks())
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person, queries } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  const wrote = (event: string, ago: number) =>
    panel.control.addActivity(account.id, [
      { event, timestamp: Date.now() - ago, ip: '192.0.2.1' },
    ])
  wrote('auth:success', 30 * minute)
  return {
    ...page,
    wrote,
    /** Opens it; resolves once the feed was read. */
    async open() {
      await navigation.go('/security/recovery-codes')
      await waitFor(() =>
        expect(queries.getQueryData(twoFactorQueries.state().queryKey)?.state).toBe('on'),
      )
    },
    /** Opens it while the feed is down; gives what mends that. */
    async openUnread() {
      vi.spyOn(Math, 'random').mockReturnValue(0)
      const mend = panel.control.failNext({
        path: '/api/client/account/activity',
        fault: '500-json',
        times: Infinity,
      })
      await navigation.go('/security/recovery-codes')
      await waitFor(() =>
        expect(queries.getQueryState(twoFactorQueries.state().queryKey)?.status).toBe(
          'error',
        ),
      )
      return mend
    },
    async fillIn() {
      await person.type(await field('Sign-in code from your app'), codeNow())
      await person.type(await field('Current password'), account.password)
    },
    /** Sends it; what is lost on its way is the answer, or the request before the panel could see to it. */
    async lose(lost: 'answer' | 'request') {
      panel.control.failNext({
        method: 'POST',
        path: '/api/client/account/two-factor',
        fault: lost === 'answer' ? 'truncated-json' : '500-json',
      })
      await person.keyboard('{Enter}')
      await screen.findByText(
        lost === 'answer' ? /never arrived|may have stopped/ : mayBeDead,
      )
    },
    /** Whether Security says of the codes that are there that nobody has seen them. */
    async isToldUnseen() {
      void navigation.go('/security')
      await person.click(await screen.findByRole('button', { name: 'Leave' }))
      await screen.findByText(/^Signing in on the web takes/)
      return screen.queryAllByText(neverCame).length > 0
    },
  }
}

test('where the feed told of none before, those that it tells of now are the ones that never came', async () => {
  const { open, fillIn, lose, isToldUnseen } = await openForm()
  await open()
  await fillIn()
  await lose('answer')
  await screen.findByText(unseen)
  expect(await isToldUnseen()).toBe(true)
})

test('where the feed told of none before, and of those made elsewhere since, nothing is said of a request that was lost', async () => {
  const { open, wrote, fillIn, lose, isToldUnseen } = await openForm()
  await open()
  await fillIn()
  wrote(created, 15 * minute)
  await lose('request')
  await screen.findByText(mayBeDead)
  expect(await isToldUnseen()).toBe(false)
})

test('where the feed could not be read, those made since the request are the ones that never came', async () => {
  const { openUnread, fillIn, lose, isToldUnseen } = await openForm()
  const mend = await openUnread()
  await fillIn()
  await lose('answer')
  await screen.findByText(mayBeDead)
  mend()
  expect(await isToldUnseen()).toBe(true)
})

test('where the feed could not be read, those made just before the request are not', async () => {
  const { openUnread, wrote, fillIn, lose, isToldUnseen } = await openForm()
  const mend = await openUnread()
  wrote(created, 5_000)
  await fillIn()
  await lose('request')
  mend()
  expect(await isToldUnseen()).toBe(false)
})

test('where neither the feed could be read nor the panel’s clock, nothing tells', async () => {
  const { queries, openUnread, fillIn, lose, isToldUnseen } = await openForm()
  const mend = await openUnread()
  vi.spyOn(clientOf(queries), 'clockAhead').mockReturnValue(null)
  await fillIn()
  await lose('answer')
  await screen.findByText(mayBeDead)
  mend()
  expect(await isToldUnseen()).toBe(false)
})

test('those that another tab was shown meanwhile are not said to be unseen', async () => {
  const { host, queries, person, late, open, wrote, fillIn } = await openForm()
  await open()
  await fillIn()
  setWriteTimeout(host, 400)
  late(calls.enable)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  unheardCodes(host).forget(await queries.ensureQueryData(accountQueries.me()))
  wrote(created, 0)
  await screen.findByText(mayBeDead)
  expect(screen.queryByText(unseen)).toBeNull()
})

test('codes whose moment this page noted by its own clock are not compared with the panel’s', async () => {
  const { host, queries, navigation } = await openPage('/nowhere', {
    settings: { missing: ['activity'] },
  })
  const account = await queries.ensureQueryData(accountQueries.me())
  const now = Date.now()
  proveTwoFactor(queries, 'on', now)
  // Asked for on a panel whose clock is an hour behind.
  unheardCodes(host).ask(account, now, now - 60 * minute)
  await navigation.go('/security')
  await screen.findByText(/^Signing in on the web takes/)
  expect(screen.queryByText(neverCame)).toBeNull()
})
