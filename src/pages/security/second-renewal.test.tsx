import '#src/test/dom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { Secret, TOTP } from 'otpauth'
import { expect, test, vi } from 'vitest'

import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const path = '/security/recovery-codes'
const openTitle = 'An earlier request for recovery codes may still be carried out'
const mayBeReplaced = 'An earlier request may still replace these codes'
const wereReplaced = 'These codes were replaced'
const neverCame = 'Recovery codes were made that never came here'
const none = /the panel has written down no other recovery codes/
const untold = /^This panel does not tell whether it was/
const created = 'user:two-factor.create'

type Opened = Awaited<ReturnType<typeof openPage>>

const anyway = () => screen.findByRole('button', { name: 'Make codes anyway' })
const inPage = () => within(screen.getByRole('main'))
const field = (name: string) => screen.findByLabelText<HTMLInputElement>(name)

/** Resolves once the page has read when the codes that it shows were made, which panels write in whole seconds. */
const baseline = () =>
  waitFor(() =>
    expect(JSON.stringify({ ...localStorage })).toMatch(/codes-unheard[^,]*:\d+000"/),
  )

/** Resolves once the panel, whose clock is that of the world, writes another second. */
async function nextSecond() {
  const second = () => Math.floor(vi.getRealSystemTime() / 1000)
  const before = second()
  await waitFor(() => expect(second()).toBeGreaterThan(before))
}

/** Fills the form in and sends it, with a code of the moment. */
async function press({ person, account }: Opened) {
  const code = await field('Sign-in code from your app')
  await person.clear(code)
  await person.type(code, new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  const password = await field('Current password')
  await person.clear(password)
  await person.type(password, account.password)
  await person.click(screen.getByRole('button', { name: 'Make new codes' }))
}

/** Somebody with two-factor on has asked for new codes, which the panel has not seen to yet. */
async function ask() {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  const wrote = (event: string, ago: number) =>
    panel.control.addActivity(account.id, [
      { event, timestamp: Date.now() - ago, ip: '192.0.2.1' },
    ])
  wrote(created, 3_600_000)
  await navigation.go(path)
  const first = page.late(calls.enable)
  await press(page)
  await waitFor(() => expect(page.count(calls.enable)).toBe(1))
  const pass = letTimePass(true)
  /** Loads the page again. */
  async function load(to: string, before: Opened = page) {
    cleanup()
    before.perch.dispose()
    return openPage(to, { on: page })
  }
  return { ...page, first, pass, load, wrote }
}

test('after a reload the earlier request is told of, and the next press asks first', async () => {
  const { load, count } = await ask()
  const page = await load(path)
  await screen.findByText(openTitle)
  expect(screen.queryByRole('button', { name: 'Make codes anyway' })).toBeNull()
  await press(page)
  await anyway()
  const asked = screen.getByText(openTitle).closest('[data-kind]')
  expect(asked?.textContent).toMatch(/It is safe to wait until/)
  expect(count(calls.enable)).toBe(1)
})

test('without a reload, too, once the panel has not answered', async () => {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, host, count } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  await navigation.go(path)
  setWriteTimeout(host, 100)
  page.late(calls.enable)
  await press(page)
  await screen.findByText('The panel has not answered')
  expect(screen.queryByText(openTitle)).toBeNull()
  await press(page)
  await anyway()
  expect(count(calls.enable)).toBe(1)
})

test('whoever goes on anyway is told that the codes may be replaced, and when they were, also on Security', async () => {
  const { load, pass, first, count } = await ask()
  const page = await load(path)
  await press(page)
  await page.person.click(await anyway())
  const dialog = within(await screen.findByRole('alertdialog'))
  await dialog.findByText(mayBeReplaced)
  expect(count(calls.enable)).toBe(2)
  await baseline()
  await pass(5_000)
  expect(dialog.queryByText(wereReplaced)).toBeNull()
  expect(await first.act()).toBe(200)
  await pass(4_000)
  await dialog.findByText(wereReplaced)
  expect(dialog.queryByText(mayBeReplaced)).toBeNull()
  await load('/security', page)
  await screen.findByText(neverCame)
})

test('codes that were replaced after a reload are told of on Security by itself', async () => {
  const { load, pass, first } = await ask()
  const page = await load(path)
  await press(page)
  await page.person.click(await anyway())
  await screen.findByText(mayBeReplaced)
  await baseline()
  await pass(5_000)
  await load('/security', page)
  await screen.findByText(openTitle)
  await screen.findByText(/^It would replace the codes that you were shown since/)
  expect(screen.queryByText(neverCame)).toBeNull()
  await nextSecond()
  expect(await first.act()).toBe(200)
  await pass(4_000)
  await inPage().findByText(neverCame)
  expect(screen.queryByText(openTitle)).toBeNull()
})

test('codes that nothing has replaced by then are said to be those that count', async () => {
  const { load, pass } = await ask()
  const page = await load(path)
  await press(page)
  await page.person.click(await anyway())
  const dialog = within(await screen.findByRole('alertdialog'))
  await dialog.findByText(mayBeReplaced)
  await pass(66_000)
  await dialog.findByText(none)
  expect(dialog.queryByText(wereReplaced)).toBeNull()
  await load('/security', page)
  await screen.findByRole('button', { name: 'Turn off' })
  expect(screen.queryByText(neverCame)).toBeNull()
  expect(screen.queryByText(openTitle)).toBeNull()
})

/** Somebody goes on anyway while the earlier request may come, and `meanwhile` happens when the panel receives theirs. */
async function goOn(meanwhile?: (asked: Awaited<ReturnType<typeof ask>>) => void) {
  const asked = await ask()
  const page = await asked.load(path)
  if (meanwhile) page.when(calls.enable, () => meanwhile(asked))
  await press(page)
  return {
    ...asked,
    page,
    async open() {
      await page.person.click(await anyway())
      const dialog = within(await screen.findByRole('alertdialog'))
      await dialog.findByText(mayBeReplaced)
      return dialog
    },
  }
}

test('of two that were made before the first look nobody knows which is the later: that is said at the end, too', async () => {
  const { open, pass } = await goOn(({ wrote }) => wrote(created, 0))
  const dialog = await open()
  await baseline()
  await pass(66_000)
  await dialog.findByText(untold)
  expect(screen.queryByText(none)).toBeNull()
  expect(screen.queryByText(wereReplaced)).toBeNull()
})

test('where the panel’s clock is not known, nor is how many were made since: that is said, too', async () => {
  const { open, page, pass } = await goOn()
  vi.spyOn(clientOf(page.queries), 'clockAhead').mockReturnValue(null)
  const dialog = await open()
  await baseline()
  await pass(66_000)
  await dialog.findByText(untold)
  expect(screen.queryByText(none)).toBeNull()
})

test('codes that another tab was shown since have replaced these, and are not said to be unseen', async () => {
  const { open, page, pass, wrote, load } = await goOn()
  const dialog = await open()
  await baseline()
  const account = await page.queries.ensureQueryData(accountQueries.me())
  unheardCodes(page.host).forget(account)
  wrote(created, -2_000)
  await pass(4_000)
  await dialog.findByText(wereReplaced)
  await load('/security', page)
  await screen.findByText(openTitle)
  expect(screen.queryByText(neverCame)).toBeNull()
})

test('once the earlier request is seen to have come, the form says so and sends at once', async () => {
  const { load, pass, first, count } = await ask()
  const page = await load(path)
  await screen.findByText(openTitle)
  expect(await first.act()).toBe(200)
  await pass(4_000)
  await screen.findByText('New recovery codes were made, and they never arrived')
  expect(screen.queryByText(openTitle)).toBeNull()
  await press(page)
  await screen.findByRole('alertdialog')
  expect(count(calls.enable)).toBe(2)
  expect(screen.queryByText(mayBeReplaced)).toBeNull()
})

test('once it cannot come any more, that is said, and nothing is asked', async () => {
  const { load, pass, count } = await ask()
  const page = await load(path)
  await screen.findByText(openTitle)
  await pass(63_000)
  await inPage().findByText(none)
  await press(page)
  await screen.findByRole('alertdialog')
  expect(count(calls.enable)).toBe(2)
})

/** The same twice, and the first was seen to have come. */
async function askTwice(path: string) {
  const asked = await ask()
  const page = await asked.load('/security/recovery-codes')
  asked.late(calls.enable)
  await press(page)
  await page.person.click(await anyway())
  await waitFor(() => expect(asked.count(calls.enable)).toBe(2))
  const last = await asked.load(path, page)
  await screen.findByText(openTitle)
  expect(await asked.first.act()).toBe(200)
  await asked.pass(4_000)
  return { ...asked, page: last }
}

test('after the first of two requests has come, the next press asks about the second, which is told of once it has', async () => {
  const { page, count, wrote, pass } = await askTwice(path)
  await screen.findByText('New recovery codes were made, and they never arrived')
  await screen.findByText(openTitle)
  await press(page)
  await anyway()
  expect(count(calls.enable)).toBe(2)
  wrote(created, 0)
  await pass(4_000)
  await waitFor(() => expect(screen.queryByText(openTitle)).toBeNull())
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/enable-unheard/)
  await press(page)
  await screen.findByRole('alertdialog')
  expect(count(calls.enable)).toBe(3)
})

test('after the first of two requests has come, Security still tells of the second', async () => {
  const { load, page } = await askTwice('/security')
  await inPage().findByText(neverCame)
  await screen.findByText(openTitle)
  expect(screen.queryByText(/the codes that you were shown since/)).toBeNull()
  await load('/security', page)
  await inPage().findByText(neverCame)
  await screen.findByText(openTitle)
  expect(screen.queryByText(/the codes that you were shown since/)).toBeNull()
})

test('Security says by itself that codes were made that never came here', async () => {
  const { load, pass, first } = await ask()
  await load('/security')
  await screen.findByText(openTitle)
  expect(screen.queryByText(neverCame)).toBeNull()
  expect(await first.act()).toBe(200)
  await pass(4_000)
  await inPage().findByText(neverCame)
  expect(screen.queryByText(openTitle)).toBeNull()
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/enable-unheard/)
})

test('what was answered is nothing to ask about', async () => {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, count } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  await navigation.go(path)
  await page.person.type(await field('Sign-in code from your app'), '000000')
  await page.person.type(await field('Current password'), `${account.password}{Enter}`)
  await screen.findByText(/did not accept this code/)
  await press(page)
  await screen.findByRole('alertdialog')
  expect(count(calls.enable)).toBe(2)
  expect(screen.queryByText(mayBeReplaced)).toBeNull()
})
