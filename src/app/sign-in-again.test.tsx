import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { signInAgain as signInAgainFor } from '#src/forms/sign-in-again.ts'
import { calls } from '#src/test/panel.ts'
import { emailChanged, fillEmailForm, signInAgain } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const dialog = () => screen.findByRole('alertdialog', { name: 'Your session has ended' })
const noDialog = () => waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())

/** Nothing is sent where a session has ended: the panel is asked first who is signed in, and nobody is. */
const ended: number[] = []

/** The form for a new address, filled in by somebody whose session has ended meanwhile. */
async function formAfterTheEnd() {
  const page = await openPage('/profile')
  const { panel, account, person } = page
  const { submit } = await fillEmailForm(person, 'new@example.test', account.password)
  panel.control.endSessions(account.id)
  return { ...page, submit }
}

test('reads and a form that meet the end together open one dialog, and the form goes out once more', async () => {
  const page = await formAfterTheEnd()
  const { queries, submit, statuses, stored, account } = page
  const read = queries.refetchQueries()
  await submit()
  await read
  await dialog()
  await waitFor(() => expect(statuses(calls.me).at(-1)).toBe(401))
  await queries.refetchQueries()
  expect(screen.getAllByRole('alertdialog')).toHaveLength(1)
  const before = statuses(calls.email)

  await signInAgain(page.person, account.password)
  await emailChanged()
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(statuses(calls.email)).toEqual([...before, 204])
  expect(statuses(calls.signIn)).toEqual([200])
  expect(stored()?.email).toBe('new@example.test')
})

test('who goes back to the sign-in page and signs in there is not asked again', async () => {
  const { host, panel, account, queries, person, navigation } = await openPage('/profile')
  panel.control.endSessions(account.id)
  await queries.refetchQueries()
  await dialog()
  await navigation.go('/sign-in?because=signed-out')
  await screen.findByText('You are signed out.')
  await person.type(screen.getByLabelText('User name or email'), account.username)
  await person.type(screen.getByLabelText('Password'), `${account.password}{Enter}`)
  await screen.findByRole('heading', { name: 'Profile' })
  expect(signInAgainFor(host).isOpen()).toBe(false)
})

test('another account coming back never sends the form of the first one', async () => {
  const page = await formAfterTheEnd()
  const { panel, submit, statuses, stored, queries } = page
  queries.setQueryData(['keys'], 'of the first account')
  const other = panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'another horse',
  })
  await submit()
  expect((await dialog()).textContent).toContain('once you are back as una')
  await signInAgain(page.person, other.password, other.username)
  const told = await screen.findByRole('alertdialog', { name: 'This page is otto’s now' })
  expect(told.textContent).toContain('What you typed as una was not sent, and is gone.')
  await page.person.click(within(told).getByRole('button', { name: 'Go on' }))
  await noDialog()
  expect(document.activeElement).toBe(screen.getByRole('main'))
  expect((await screen.findAllByText('otto@example.test')).length).toBeGreaterThan(0)
  expect(screen.queryByLabelText('New email')).toBeNull()
  expect(screen.queryByText('una@example.test')).toBeNull()
  expect(queries.getQueryData(['keys'])).toBeUndefined()
  expect(statuses(calls.email)).toEqual(ended)
  expect(stored()?.email).toBe('una@example.test')
  expect(panel.control.findAccount('otto')?.email).toBe('otto@example.test')
})

test('another account coming back is told of what was on the page and nobody sent', async () => {
  const { panel, account, queries, person } = await openPage('/profile')
  await fillEmailForm(person, 'new@example.test', account.password)
  panel.control.endSessions(account.id)
  panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'another horse',
  })
  await queries.refetchQueries()
  await dialog()
  await signInAgain(person, 'another horse', 'otto')
  const told = await screen.findByRole('alertdialog', { name: 'This page is otto’s now' })
  expect(told.textContent).toContain('What you had on this page as una is gone.')
  expect(screen.queryByLabelText('New email')).toBeNull()
})

test('another account coming back where nothing waited is asked nothing', async () => {
  const { panel, account, queries, person } = await openPage('/profile')
  panel.control.endSessions(account.id)
  panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'another horse',
  })
  await queries.refetchQueries()
  await dialog()
  await signInAgain(person, 'another horse', 'otto')
  await screen.findByText('This page is otto’s now.')
  await noDialog()
  expect(document.activeElement).toBe(screen.getByRole('main'))
})

test('a wrong password keeps the dialog, and what was typed below it', async () => {
  const page = await formAfterTheEnd()
  const { submit, statuses, account } = page
  await submit()
  await signInAgain(page.person, 'wrong')
  await screen.findByText(/do not belong together/)
  expect(statuses(calls.email)).toEqual(ended)
  const typed = screen.getByLabelText<HTMLInputElement>('New email').value
  expect(typed).toBe('new@example.test')
  await signInAgain(page.person, account.password)
  await emailChanged()
})

test('a panel that is away right after the sign-in may be asked again', async () => {
  const page = await formAfterTheEnd()
  const { panel, submit, account, statuses } = page
  await submit()
  await dialog()
  panel.control.failNext({ path: '/api/client/account', fault: '503-retry-after' })
  await signInAgain(page.person, account.password)
  const form = within(await dialog())
  await form.findByRole('alert')
  await page.person.click(form.getByRole('button', { name: 'Sign in' }))
  await emailChanged()
  expect(statuses(calls.email)).toEqual([...ended, 204])
})

test('what fails after the sign-in is said above the form', async () => {
  const page = await formAfterTheEnd()
  const { panel, submit, account, statuses } = page
  await submit()
  await dialog()
  panel.control.failNext({ path: '/api/client/account/email', fault: '503-retry-after' })
  await signInAgain(page.person, account.password)
  await screen.findByText(/Nothing was changed/)
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(statuses(calls.email)).toEqual([...ended, 503])
})

test('a session that ends again at once is said above the form, and nobody is asked in circles', async () => {
  const page = await formAfterTheEnd()
  const { panel, submit, account, statuses, count, hold } = page
  await submit()
  await dialog()
  const held = hold(calls.me)
  const reads = count(calls.me)
  await signInAgain(page.person, account.password)
  await waitFor(() => expect(count(calls.me)).toBe(reads + 1))
  panel.control.endSessions(account.id)
  held.release()
  await within(screen.getByRole('main')).findByText('You are signed out')
  expect(statuses(calls.email)).toEqual(ended)
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test('who leaves instead finds the sign-in page, and nothing was sent', async () => {
  const { submit, person, statuses } = await formAfterTheEnd()
  await submit()
  await dialog()
  await person.click(screen.getByRole('button', { name: /Leave this and go/ }))
  await person.click(await screen.findByRole('button', { name: 'Leave' }))
  expect(await screen.findByText('Your session has ended. Sign in to go on.')).toBeTruthy()
  expect(statuses(calls.email)).toEqual(ended)
})

test('a recovery code that opened the session again is told of before what waits goes on, and seen to on the page itself', async () => {
  const { panel, account, person, submit, stored } = await formAfterTheEnd()
  const recoveryCodes = ['aB3dE5fG7h', 'Zz9Yy8Xx7W']
  panel.control.setTwoFactor(account.id, { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes })
  await submit()
  await signInAgain(person, account.password)
  await person.click(await screen.findByRole('button', { name: 'Use a recovery code' }))
  await person.type(screen.getByLabelText('Recovery code'), 'aB3dE5fG7h{Enter}')
  const told = await screen.findByRole('alertdialog', {
    name: 'You signed in with a recovery code',
  })
  expect(screen.getAllByRole('alertdialog')).toHaveLength(1)
  expect(told.textContent).toContain('That code is used up.')
  const goOn = within(told).getByRole('button', { name: 'Go on' })
  expect(document.activeElement).toBe(goOn)
  expect(stored()?.email).toBe('una@example.test')
  await person.click(goOn)
  await emailChanged()
  expect(screen.queryByRole('alertdialog')).toBeNull()
  // The card is on the page from now on, once its code is there.
  expect(await screen.findByText('You signed in with a recovery code')).toBeTruthy()
})
