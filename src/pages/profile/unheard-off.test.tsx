import '#src/test/dom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { readPosture } from '#src/app/posture.ts'
import { otherTabs } from '#src/session/other-tabs.ts'
import { calls } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'

const entry = { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: ['aB3dE5gH0x'] }
const line = (name: RegExp) => screen.findByRole('link', { name })
const notKnown = /^Two-factor Not known\.$/
const on = /^Two-factor is on/

/** The profile, loaded anew, of somebody who has asked for two-factor to be turned off, which the panel has not seen to yet. */
async function open() {
  const sent = await openPage('/nowhere')
  const { panel, account, navigation, person } = sent
  panel.control.setTwoFactor(account.id, entry)
  panel.control.addActivity(account.id, [
    { event: 'auth:success', timestamp: Date.now(), ip: '192.0.2.1' },
  ])
  await navigation.go('/security')
  await person.click(await screen.findByRole('button', { name: 'Turn off' }))
  await person.type(await screen.findByLabelText('Current password'), account.password)
  const write = sent.late(calls.disable)
  await person.keyboard('{Enter}')
  await waitFor(() => expect(sent.count(calls.disable)).toBe(1))
  cleanup()
  sent.perch.dispose()
  const pass = letTimePass(true)
  const page = await openPage('/profile', { on: sent })
  return { ...page, write, pass }
}

test('while nobody has heard whether it was turned off, “on” is not known, and “off” is told by itself', async () => {
  const { write, pass, queries } = await open()
  await line(notKnown)
  expect(screen.queryByRole('link', { name: on })).toBeNull()
  expect(readPosture(queries, true)).toMatchObject({
    twoFactor: 'unknown',
    codesLeft: null,
  })
  await pass(5_000)
  await line(notKnown)
  await write.act()
  await pass(4_000)
  await line(/^Two-factor is off/)
  expect(readPosture(queries, true).twoFactor).toBe('off')
})

test('once it cannot come any more, it is on as the panel tells', async () => {
  const { pass, queries } = await open()
  await line(notKnown)
  await pass(66_000)
  await line(on)
  expect(readPosture(queries, true).twoFactor).toBe('on')
})

test('other tabs, which do not know of it, are told to read again once it was turned off', async () => {
  const { write, pass, host } = await open()
  await line(notKnown)
  const tell = vi.spyOn(otherTabs(host), 'tell')
  await pass(4_000)
  expect(tell).not.toHaveBeenCalled()
  await write.act()
  await pass(4_000)
  await line(/^Two-factor is off/)
  const changes = expect.arrayContaining([['two-factor']])
  expect(tell).toHaveBeenCalledWith({ about: 'changes', changes })
})
