import '#src/test/dom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { fillPasswordForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const day = 86_400_000
const title = 'Nobody has heard what became of a password change'
const inPage = () => within(screen.getByRole('main'))

test('a password change that nobody has heard of is told on Security, too, and the last known change follows', async () => {
  const sent = await openPage('/profile')
  const { panel, account, person, count } = sent
  const event = 'user:account.password-changed'
  const timestamp = Date.now() - 40 * day
  panel.control.addActivity(account.id, [{ event, timestamp, ip: '192.0.2.1' }])
  const { submit } = await fillPasswordForm(person, account.password, 'battery staple 9')
  const write = sent.late(calls.password)
  await submit()
  await waitFor(() => expect(count(calls.password)).toBe(1))
  cleanup()
  sent.perch.dispose()
  const pass = letTimePass(true)
  await openPage('/security', { on: sent })
  await inPage().findByText(title)
  const changed = (at: number) =>
    new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' }).format(at)
  await screen.findByText((text) => text.startsWith(changed(timestamp)))
  expect(await write.act()).toBe(204)
  await pass(4_000)
  await inPage().findByText('Password changed.')
  expect(inPage().queryByText(title)).toBeNull()
  await screen.findByText(changed(Date.now()))
})
