import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls } from '#src/test/panel.ts'
import { emailChanged, fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const next = 'new@example.test'

/** Sends a new address to a panel that has not seen to it when its time is over. */
async function sendLate(limit: number) {
  const page = await openPage('/profile')
  const filled = await fillEmailForm(page.person, next, 'correct horse')
  setWriteTimeout(page.host, limit)
  const late = page.late(calls.email)
  await filled.submit()
  const alert = await screen.findByText('The panel has not answered')
  return { ...page, ...filled, late, alert }
}

const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

test('a panel that has not answered in time may still do it, and is looked at until it has', async () => {
  const { late, stored, count } = await sendLate(400)
  const said = screen.getByRole('alert').textContent
  expect(said).toMatch(/may still do/)
  expect(said).not.toMatch(/nothing was changed|lost/i)
  expect([value('New email'), value('Current password')]).toEqual([next, 'correct horse'])
  expect(await late.act()).toBe(204)
  await emailChanged()
  expect(stored()?.email).toBe(next)
  expect(count(calls.email)).toBe(1)
})

test('who went on to something else meanwhile keeps focus there when it comes late', async () => {
  const { late } = await sendLate(400)
  const elsewhere = screen.getByRole('button', { name: 'Copy User name' })
  elsewhere.focus()
  await late.act()
  await emailChanged()
  const opener = await screen.findByRole('button', { name: 'Change email' })
  await new Promise((done) => requestAnimationFrame(done))
  expect(document.activeElement).toBe(elsewhere)
  expect(opener).toBeTruthy()
})

test('what came late is found before the next press sends anything', async () => {
  const { late, submit, count } = await sendLate(3000)
  await late.act()
  await submit()
  await emailChanged()
  expect(count(calls.email)).toBe(1)
}, 20_000)

test('what does not come is looked for a few times, and sent by the next press', async () => {
  const { submit, count, stored } = await sendLate(100)
  await waitFor(() => expect(count(calls.me)).toBeGreaterThanOrEqual(7))
  await submit()
  await emailChanged()
  expect(stored()?.email).toBe(next)
  expect(count(calls.email)).toBe(2)
})

test('what was typed since stays when the panel did late what was sent before', async () => {
  const { late, person, stored } = await sendLate(1000)
  await person.type(screen.getByLabelText('New email'), '.example')
  await late.act()
  await screen.findByText(/what you sent before/)
  expect(value('New email')).toBe(`${next}.example`)
  expect(stored()?.email).toBe(next)
})

test.each(['while it was typed', 'by the press'])(
  'an address that came late, found %s, is the one that the next replaces, and that Undo brings back',
  async (when) => {
    const { late, person, submit } = await sendLate(when === 'by the press' ? 6000 : 1000)
    await person.type(screen.getByLabelText('New email'), '.example')
    await late.act()
    if (when !== 'by the press') await screen.findByText(/what you sent before/)
    await submit()
    const said = (await emailChanged()).textContent
    expect(said).toBe(`Email changed from ${next} to ${next}.example.`)
    await person.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(value('New email')).toBe(next))
  },
  20_000,
)
