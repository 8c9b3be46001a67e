import '#src/test/dom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

type Opened = Awaited<ReturnType<typeof openPage>>

const title = 'Nobody has heard whether two-factor was turned off'
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const offWords = 'Whoever knows your password can sign in.'

/** Loads the page again. */
async function reload(page: Opened) {
  cleanup()
  page.perch.dispose()
  return openPage('/security', { on: page })
}

/** A page that has asked for two-factor to be turned off, which the panel has not seen to yet. */
async function sendTurnOff() {
  const page = await openPage('/nowhere')
  const { panel, account, person, navigation } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['aB3dE5gH0x'] })
  const row = { event: 'user:two-factor.create', ip: '192.0.2.1' }
  panel.control.addActivity(account.id, [{ ...row, timestamp: Date.now() - 60_000 }])
  await navigation.go('/security')
  await person.click(await screen.findByRole('button', { name: 'Turn off' }))
  await person.type(await screen.findByLabelText('Current password'), account.password)
  const write = page.late(calls.disable)
  return { ...page, write }
}

test('a turn-off that was on its way at a reload may still happen, and is told when it has', async () => {
  const sent = await sendTurnOff()
  await sent.person.keyboard('{Enter}')
  await waitFor(() => expect(sent.count(calls.disable)).toBe(1))
  const page = await reload(sent)
  await screen.findByText(title)
  await screen.findByRole('button', { name: 'Turn off' })
  const notice = screen.getByText(title).closest('[data-kind]')
  expect(notice?.textContent).toMatch(/Keep the entry in your app/)
  expect(await sent.write.act()).toBe(204)
  await screen.findByText(offWords)
  await screen.findByText(/Delete the entry for this panel/)
  expect(screen.queryByText(title)).toBeNull()
  expect(page.count(calls.disable)).toBe(1)
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/disable/)
})

test('turned off before the page was there again: it is told what that means', async () => {
  const sent = await sendTurnOff()
  await sent.person.keyboard('{Enter}')
  await waitFor(() => expect(sent.count(calls.disable)).toBe(1))
  await sent.write.act()
  await reload(sent)
  await screen.findByText(/Delete the entry for this panel/)
  expect(screen.queryByText(title)).toBeNull()
})

test('the form that sent it tells, and nothing beside it; whoever closes it is told', async () => {
  const { person, host } = await sendTurnOff()
  setWriteTimeout(host, 100)
  await person.keyboard('{Enter}')
  await screen.findByText('The panel has not answered')
  expect(screen.queryByText(title)).toBeNull()
  await person.click(screen.getByRole('button', { name: 'Cancel' }))
  await screen.findByText(title)
})

test('once it cannot come late any more, nothing is left to say', async () => {
  const sent = await sendTurnOff()
  await sent.person.keyboard('{Enter}')
  await waitFor(() => expect(sent.count(calls.disable)).toBe(1))
  const page = await reload(sent)
  await screen.findByText(title)
  await letTimePass()(61_000)
  await page.queries.refetchQueries(twoFactorQueries.state())
  await waitFor(() => expect(screen.queryByText(title)).toBeNull())
  await screen.findByRole('button', { name: 'Turn off' })
})
