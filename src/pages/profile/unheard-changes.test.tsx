import '#src/test/dom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls, refusing } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { emailChanged, fillEmailForm, fillPasswordForm } from '#src/test/profile-forms.ts'
import { onlyAccount, openPage } from '#src/test/render.tsx'

const inPage = () => within(screen.getByRole('main'))

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
  // A refusal is heard, however busy the machine is.
  setWriteTimeout(page.host, 20_000)
  await page.person.type(form.getByLabelText('Current password'), 'no longer')
  await submit()
  await screen.findByText(/not your current password/)
  await reload(page)
  await screen.findByText(emailTitle)
})

test('what was sent later and refused hides nothing of what is still unheard', async () => {
  const page = await reload(await sendEmail())
  await screen.findByText(emailTitle)
  const { submit } = await fillEmailForm(page.person, 'third@example.test', 'not it')
  await submit()
  await screen.findByText(/not your current password/)
  expect(screen.getByText(emailTitle)).toBeTruthy()
})

test('once it cannot come late any more, it is said once which address there is, of which the page does not know since when', async () => {
  const page = await reload(await sendEmail())
  await screen.findByText(emailTitle)
  await letTimePass()(61_000)
  await page.queries.refetchQueries({ queryKey: ['account'] })
  await waitFor(() => expect(screen.queryByText(emailTitle)).toBeNull())
  const still = await inPage().findByText(/^You asked for another email address at/)
  expect(still.textContent).toContain('The panel now has una@example.test')
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
  await inPage().findByText('Password changed.')
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

test('an email change that comes after a later one was made is told', async () => {
  const page = await openPage('/profile')
  setWriteTimeout(page.host, 100)
  const { form, submit } = await fillEmailForm(page.person, next, password)
  const first = page.late(calls.email)
  await submit()
  await screen.findByText('The panel has not answered')
  setWriteTimeout(page.host, 20_000)
  const field = form.getByLabelText('New email')
  await page.person.clear(field)
  await page.person.type(field, 'second@example.test')
  await submit()
  expect((await emailChanged()).textContent).toMatch(/to second@example.test/)
  await screen.findByText(emailTitle)
  expect(await first.act()).toBe(204)
  await waitFor(() =>
    expect(screen.getByRole('main').textContent).toContain(
      `Email changed from second@example.test to ${next}.`,
    ),
  )
  expect(screen.queryByText(emailTitle)).toBeNull()
})

test('what is read hours after an email change is no telling of it', async () => {
  const sent = await sendEmail()
  const page = await reload(sent)
  await screen.findByText(emailTitle)
  letTimePass()
  const later = page.queries.getQueryCache().find({ queryKey: ['account'] })
  expect(later?.state.dataUpdatedAt).toBeLessThan(Date.now() + 1)
  vi.setSystemTime(Date.now() + 3 * 3_600_000)
  await sent.write.act()
  await page.queries.refetchQueries({ queryKey: ['account'] })
  await waitFor(() => expect(screen.queryByText(emailTitle)).toBeNull())
  expect(screen.queryByText(/Email changed from/)).toBeNull()
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/change-email/)
})

test('a feed that cannot be read ends nothing; one that has no change since does, and says so', async () => {
  const sent = await sendPassword()
  const pass = letTimePass(true)
  const page = await reload(sent)
  await screen.findByText(passwordTitle)
  let isAway = true
  const refuse = refusing(400, 'X', 'Not now.')
  page.rewrite(calls.activity, (given) => (isAway ? refuse(given) : given), Infinity)
  await pass(70_000)
  const before = page.count(calls.activity)
  await pass(30_000)
  await waitFor(() => expect(page.count(calls.activity)).toBeGreaterThan(before))
  await screen.findByText(passwordTitle)
  expect(screen.queryByText(/has written down no password change/)).toBeNull()
  isAway = false
  await pass(31_000)
  await inPage().findByText(/has written down no password change since you asked/)
  expect(screen.queryByText(passwordTitle)).toBeNull()
})

test('what the feed tells of a later password change is no telling of the one before', async () => {
  const page = await openPage('/profile')
  setWriteTimeout(page.host, 100)
  const { form, submit } = await fillPasswordForm(page.person, password, wanted)
  page.late(calls.password)
  await submit()
  await screen.findByText('The panel has not answered')
  setWriteTimeout(page.host, 20_000)
  const later = form.getByLabelText('New password')
  await page.person.clear(later)
  await page.person.type(later, 'another staple 8')
  await submit()
  await inPage().findByText('Password changed.')
  await screen.findByText(passwordTitle)
  await page.queries.refetchQueries({ queryKey: ['password-changed'] })
  expect(inPage().getAllByText('Password changed.')).toHaveLength(1)
  expect(screen.getByText(passwordTitle)).toBeTruthy()
})
