import '#src/test/dom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { calls, refusing } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'

import type { PanelSettings } from '../../../panel/types.ts'

const title = 'Nobody has heard whether two-factor was turned off'
const entry = { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['aB3dE5gH0x'] }
const signedIn = () => ({ event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' })
const inPage = () => within(screen.getByRole('main'))

/** The page of somebody who has asked for two-factor to be turned off, of which the panel has said nothing yet, loaded again. */
async function openUnheard(settings: Partial<PanelSettings> = {}) {
  const sent = await openPage('/nowhere', { settings })
  const { panel, account, navigation, person } = sent
  panel.control.setTwoFactor(account.id, entry)
  panel.control.addActivity(account.id, [signedIn()])
  await navigation.go('/security')
  await person.click(await screen.findByRole('button', { name: 'Turn off' }))
  await person.type(await screen.findByLabelText('Current password'), account.password)
  const write = sent.late(calls.disable)
  await person.keyboard('{Enter}')
  await waitFor(() => expect(sent.count(calls.disable)).toBe(1))
  cleanup()
  sent.perch.dispose()
  const pass = letTimePass(true)
  const open = (path = '/security') => openPage(path, { on: sent })
  const load = async (path?: string) => {
    const page = await open(path)
    await screen.findByText(title)
    return page
  }
  return { ...sent, write, pass, open, load }
}

test('turned off late: it is told and spoken, and forgotten', async () => {
  const { write, load } = await openUnheard()
  await load()
  await write.act()
  await inPage().findByText('Two-factor sign-in is off')
  expect(screen.queryByText(title)).toBeNull()
  expect(screen.getAllByText('Two-factor sign-in is off')).toHaveLength(2)
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/disable-unheard/)
})

test('not turned off by then: it is said once that it is on', async () => {
  const { load, pass } = await openUnheard()
  await load()
  await screen.findByRole('button', { name: 'Turn off' })
  await pass(66_000)
  await inPage().findByText(
    /^You asked at .+ to turn two-factor off, and the panel still says/,
  )
  expect(screen.queryByText(title)).toBeNull()
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/disable-unheard/)
})

test('whoever comes back after the wait is told once that it is on, or off', async () => {
  const { open, pass, write } = await openUnheard()
  await pass(75_000)
  await open()
  await inPage().findByText(
    /^You asked at .+ to turn two-factor off, and the panel still says/,
  )
  expect(screen.queryByText(title)).toBeNull()
  cleanup()
  await write.act()
  await open()
  await screen.findByRole('button', { name: 'Set up two-factor' })
  expect(inPage().queryByText('Two-factor sign-in is off')).toBeNull()
})

test('whoever comes back after the wait, when it was turned off meanwhile, is told what that means', async () => {
  const { open, pass, write } = await openUnheard()
  await pass(40_000)
  await write.act()
  await pass(35_000)
  await open()
  await inPage().findByText('Two-factor sign-in is off')
  await screen.findByText(/Delete the entry for this panel/)
  expect(screen.queryByText(title)).toBeNull()
})

test('reads that fail end nothing, and are not asked for more often than every three seconds', async () => {
  const { load, pass, rewrite, count } = await openUnheard()
  await load()
  await screen.findByRole('button', { name: 'Turn off' })
  rewrite(calls.activity, refusing(503, 'X', 'Not now.'), Infinity)
  const before = count(calls.activity)
  await pass(75_000)
  // One look is one request: the first of what it reads fails.
  expect(count(calls.activity) - before).toBeLessThanOrEqual(25)
  expect(screen.getByText('This page keeps checking for a while.')).toBeTruthy()
  const then = count(calls.activity)
  await pass(31_000)
  await waitFor(() => expect(count(calls.activity)).toBeGreaterThan(then))
  await screen.findByText(title)
})

test('where nothing could be read, no look takes the way to read again from whoever is at it', async () => {
  const { load, pass, rewrite } = await openUnheard()
  rewrite(calls.activity, refusing(503, 'X', 'Not now.'), Infinity)
  await load()
  await pass(10_000)
  const again = await screen.findByRole('button', { name: 'Try again' })
  again.focus()
  await pass(10_000)
  expect(document.activeElement).toBe(again)
  expect(screen.getByText(title)).toBeTruthy()
  expect(screen.queryByText('This page keeps checking for a while.')).toBeNull()
})

test('an attempt before one that went through may come when two-factor is on again, and is told', async () => {
  const { load, pass, panel, account, write, person, count } = await openUnheard()
  await load()
  await person.click(await screen.findByRole('button', { name: 'Turn off' }))
  await person.type(await screen.findByLabelText('Current password'), account.password)
  await person.keyboard('{Enter}')
  await screen.findByRole('button', { name: 'Set up two-factor' })
  expect(count(calls.disable)).toBe(2)
  expect(screen.queryByText(title)).toBeNull()
  expect(JSON.stringify({ ...sessionStorage })).toMatch(/disable-unheard/)
  panel.control.setTwoFactor(account.id, entry)
  panel.control.addActivity(account.id, [signedIn()])
  cleanup()
  await load()
  await write.act()
  await pass(4000)
  await inPage().findByText('Two-factor sign-in is off')
})

test('it is told, too, on the page that turns it off for a new phone', async () => {
  const { load, write, pass } = await openUnheard()
  await load('/security/new-phone')
  await write.act()
  await pass(4000)
  await inPage().findByText('Two-factor sign-in is off')
  expect(screen.queryByText(title)).toBeNull()
})

test('what only the page around this one knows is no telling that it was turned off', async () => {
  onTestFinished(() => void vi.unstubAllGlobals())
  vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: true })
  const { load, pass } = await openUnheard({ missing: ['activity'] })
  vi.stubGlobal('PterodactylUser', { username: 'una', use_totp: false })
  await load()
  await pass(10_000)
  expect(screen.getByText(title)).toBeTruthy()
  await pass(60_000)
  await inPage().findByText(/^The panel does not tell whether it turned two-factor off/)
  expect(screen.queryByText(title)).toBeNull()
})
