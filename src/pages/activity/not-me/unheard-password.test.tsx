import '#src/test/dom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

test('a password change that was on its way at a reload of the list is told of there', async () => {
  const sent = await openPage('/activity/not-me')
  const form = within(await screen.findByRole('form', { name: 'Change password' }))
  await sent.person.type(form.getByLabelText('Current password'), sent.account.password)
  await sent.person.type(form.getByLabelText('New password'), 'battery staple 9')
  const write = sent.late(calls.password)
  await sent.person.click(form.getByRole('button', { name: 'Change password' }))
  await waitFor(() => expect(sent.count(calls.password)).toBe(1))
  cleanup()
  sent.perch.dispose()
  const page = await openPage('/activity/not-me', { on: sent })
  const title = 'Nobody has heard what became of a password change'
  await screen.findByText(title)
  const main = within(screen.getByRole('main'))
  const tick = main.getByRole<HTMLInputElement>('checkbox', { name: /password/i })
  expect(tick.checked).toBe(false)
  expect(await write.act()).toBe(204)
  await main.findByText('Password changed.')
  expect(screen.queryByText(title)).toBeNull()
  await waitFor(() => expect(tick.checked).toBe(true))
  // A tick that somebody takes off stays off.
  await page.person.click(tick)
  expect(tick.checked).toBe(false)
})
