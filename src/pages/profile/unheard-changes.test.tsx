import '#src/test/dom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls, refusing } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { emailChanged, fillEmailForm, fillPasswordForm } from '#src/test/profile-forms.ts'
import { onlyAccount, openPage } from '#src/test/render.tsx'

type Opened = Awaited<ReturnType<typeof openPage>>
type Options = Parameters<typeof openPage>[1]

const password = 'correct horse'
const next = 'new@example.test'
const wanted = 'battery staple 9'
const emailTitle = 'Nobody has heard what became of an email change'
const passwordTitle = 'Nobody has heard what became of a password change'

/** Loads the page again. */
async function reload(page: Opened, to = '/profile') {
  cleanup()
  page.perch.dispose()
  return openPage(to, { on: page })
}

/** A page that has sent a new address, which the panel has not seen to yet. */
async function sendEmail(options: Options = {}) {
  const page = await openPage('/profile', options)
  const form = await fillEmailForm(page.person, next, password)
  const write = page.late(calls.email)
  await form.submit()
  await waitFor(() => expect(page.count(calls.email)).toBe(1))
  return { ...page, ...form, write }
}

/** A page that has sent a new password, likewise. */
async function sendPassword(options: Options = {}) {
  const page = await openPage('/profile', options)
  const form = await fillPasswordForm(page.person, password, wanted)
  const write = page.late(calls.password)
  await form.submit()
  await waitFor(() => expect(page.count(calls.password)).toBe(1))
  return { ...page, ...form, write }
}

test('an email change that was on its way at a reload may still happen, and is told when it has', async () => {
  const sent = await sendEmail()
  const page = await reload(sent)
  const notice = (await screen.findByText(emailTitle)).closest('[data-kind]')
  expect(notice?.textContent).toMatch(/may have been made already, or may still be/)
  expect(notice?.textContent).not.toMatch(/nothing was changed|lost/i)
  expect(await sent.write.act()).toBe(204)
  const said = (await emailChanged()).textContent
  expect(said).toBe(`Email changed from una@example.test to ${next}.`)
  expect(screen.queryByText(emailTitle)).toBeNull()
  expect(page.count(calls.email)).toBe(1)
  await page.person.click(screen.getByRole('button', { name: 'Undo' }))
  const field = await screen.findByLabelText<HTMLInputElement>('New email')
  expect(field.value).toBe('una@example.test')
  // It is settled: the next load has nothing to tell.
  await reload(page)
  await screen.findByText('At a glance')
  expect(screen.queryByText(emailTitle)).toBeNull()
})

test('where nothing but the account is shown, too', async () => {
  const sent = await sendEmail(onlyAccount)
  cleanup()
  sent.perch.dispose()
  await openPage('/profile', { ...onlyAccount, on: sent })
  await screen.findByText(emailTitle)
})

test('the form that sent it tells, and nothing beside it; whoever closes it is told', async () => {
  const page = await openPage('/profile')
  setWriteTimeout(page.host, 100)
  const form = await fillEmailForm(page.person, next, password)
  page.late(calls.email)
  await form.submit()
  await screen.findByText('The panel has not answered')
  expect(screen.queryByText(emailTitle)).toBeNull()
  await page.person.click(screen.getByRole('button', { name: 'Cancel' }))
  await screen.findByText(emailTitle)
})

test('what was answered is nothing to tell, and neither is what was never sent', async () => {
  const page = await openPage('/profile')
  const { submit } = await fillEmailForm(page.person, next, password)
  page.rewrite(calls.email, refusing(400, 'X', 'Not now.'))
  await submit()
  await screen.findByText('Not now.')
  await submit()
  await emailChanged()
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/change-email/)
  const after = await reload(page)
  await screen.findByText('At a glance')
  expect(screen.queryByText(emailTitle)).toBeNull()
  expect(after.count(calls.email)).toBe(2)
})

test('a refusal of the next press puts back what is still unheard', async () => {
  const page = await openPage('/profile')
  setWriteTimeout(page.host, 100)
  const { form, submit } = await fillEmailForm(page.person, next, password)
  page.late(calls.email)
  await submit()
  await screen.findByText('The panel has not answered')
  await page.person.type(form.getByLabelText('Current password'), 'no longer')
  await submit()
  await screen.findByText(/not your current password/)
  await reload(page)
  await screen.findByText(emailTitle)
})

test('once it cannot come late any more, nothing is left to say', async () => {
  const page = await reload(await sendEmail())
  await screen.findByText(emailTitle)
  await letTimePass()(61_000)
  await page.queries.refetchQueries({ queryKey: ['account'] })
  await waitFor(() => expect(screen.queryByText(emailTitle)).toBeNull())
  await reload(page)
  await screen.findByText('At a glance')
  expect(screen.queryByText(emailTitle)).toBeNull()
})

test('nothing that was typed is kept, and what is kept says when', async () => {
  await sendEmail()
  await sendPassword()
  const kept = JSON.stringify([{ ...sessionStorage }, { ...localStorage }])
  expect(kept).toMatch(/change-email-unheard.*\d{13}/)
  expect(kept).toMatch(/change-password-unheard.*\d{13}/)
  for (const typed of [next, password, wanted]) expect(kept).not.toContain(typed)
})

test('a password change that was on its way at a reload may still happen, and is told when it has', async () => {
  const sent = await sendPassword()
  await reload(sent)
  await screen.findByText(passwordTitle)
  await screen.findByText(/keep both the old and the new password/)
  const elsewhere = screen.getByRole('button', { name: 'Copy User name' })
  elsewhere.focus()
  expect(await sent.write.act()).toBe(204)
  await screen.findByText('Password changed.')
  expect(screen.queryByText(passwordTitle)).toBeNull()
  // Nobody pressed for it just now.
  expect(document.activeElement).toBe(elsewhere)
})

test('a password change of which no feed tells: the page does not promise to look', async () => {
  const sent = await sendPassword({ settings: { missing: ['activity'] } })
  const page = await reload(sent)
  await screen.findByText(passwordTitle)
  await screen.findByText(/does not tell whether/)
  expect(screen.queryByText(/keeps checking/)).toBeNull()
  letTimePass()
  vi.setSystemTime(Date.now() + 61_000)
  await reload(page)
  await screen.findByText('At a glance')
  expect(screen.queryByText(passwordTitle)).toBeNull()
})
