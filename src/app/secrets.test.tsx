import '#src/test/dom.ts'
import { MutationObserver } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { findSecret, lastingPlaces } from '#src/test/leaks.ts'
import {
  emailChanged,
  fillEmailForm,
  fillPasswordForm,
  signInAgain,
} from '#src/test/profile-forms.ts'
import { calls, openPage } from '#src/test/render.tsx'

const next = 'canary in a new mine'
const wrong = 'canary that is wrong'

type Page = Awaited<ReturnType<typeof openPage>>

/** Expects none of the passwords in anything that lasts, nor in what was logged. */
function expectNoLeak({ queries, router, complaints, account }: Page) {
  const places = [lastingPlaces(queries, router), complaints.mock.calls]
  const secrets = [account.password, next, wrong]
  expect(secrets.flatMap((secret) => findSecret(places, secret))).toEqual([])
}

test('the hunt finds a secret that is planted', async () => {
  const { queries, router } = await openPage('/nowhere')
  const found = (secret: string) => findSecret(lastingPlaces(queries, router), secret)
  expect(found('canary')).toEqual([])

  queries.setQueryData(['list'], new Map([['a', [{ deep: 'a canary here' }]]]))
  expect(found('canary')).toHaveLength(1)
  queries.clear()
  queries.setQueryData(['list', 'canary'], null)
  expect(found('canary').length).toBeGreaterThan(0)
  queries.clear()
  const fail = () => Promise.reject(new Error('no', { cause: new Error('canary') }))
  await queries.fetchQuery({ queryKey: ['x'], queryFn: fail, retry: false }).catch(() => {})
  expect(found('canary').length).toBeGreaterThan(0)
  queries.clear()
  const observer = new MutationObserver(queries, {
    mutationFn: (password: string) => Promise.resolve(password.length),
  })
  await observer.mutate('canary')
  expect(found('canary').length).toBeGreaterThan(0)
  queries.clear()
  const forever = Promise.withResolvers<void>()
  const waiting = new MutationObserver(queries, {
    mutationFn: ({ password }: { password: string }) =>
      forever.promise.then(() => password.length),
  }).mutate({ password: 'canary' })
  expect(found('canary').length, 'while it is on its way').toBeGreaterThan(0)
  forever.resolve()
  await waiting
  queries.clear()
  const answer = () => Promise.resolve(['canary'])
  const answered = new MutationObserver(queries, { mutationFn: answer, gcTime: 1e6 })
  await answered.mutate()
  expect(found('canary').length, 'in its answer').toBeGreaterThan(0)
  queries.clear()
  localStorage.setItem('x', 'canary')
  expect(found('canary')).toHaveLength(1)
  localStorage.clear()
  expect(found('canary')).toEqual([])
})

test('signing in leaves no password behind, refused or not', async () => {
  const page = await openPage('/sign-in', { signedIn: false })
  const { person, account, hold } = page
  await person.type(screen.getByLabelText('User name or email'), account.username)
  await person.type(screen.getByLabelText('Password'), `${wrong}{Enter}`)
  await screen.findByText(/do not belong together/)
  expectNoLeak(page)
  await person.clear(screen.getByLabelText('Password'))
  const held = hold(calls.signIn)
  await person.type(screen.getByLabelText('Password'), `${account.password}{Enter}`)
  await waitFor(() => expect(page.count(calls.signIn)).toBe(2))
  expectNoLeak(page)
  held.release()
  await screen.findByRole('heading', { name: 'Profile' })
  expectNoLeak(page)
})

test('changing the address leaves no password behind: on the way, lost, refused and done', async () => {
  const page = await openPage('/profile')
  const { panel, account, person, hold, count } = page
  const { form, submit } = await fillEmailForm(person, 'new@example.test', wrong)
  await submit()
  await screen.findByText(/not your current password/)
  expectNoLeak(page)
  await person.clear(form.getByLabelText('Current password'))
  await person.type(form.getByLabelText('Current password'), account.password)
  panel.control.failNext({ path: '/api/client/account/email', fault: '502-html' })
  await submit()
  await screen.findByText(/nothing was changed/)
  expectNoLeak(page)
  const held = hold(calls.email)
  await submit()
  await waitFor(() => expect(count(calls.email)).toBe(3))
  expect(page.queries.isMutating({ mutationKey: ['change-email'] })).toBe(1)
  expectNoLeak(page)
  held.release()
  await emailChanged()
  expectNoLeak(page)
})

test('signing in again and changing the password leaves neither behind', async () => {
  const page = await openPage('/profile')
  const { panel, account, person, hold, count } = page
  const { submit } = await fillPasswordForm(person, account.password, next)
  // The word for its strength comes from a module that was given the password.
  await screen.findByText(/guess/)
  expectNoLeak(page)
  panel.control.endSessions(account.id)
  await submit()
  await screen.findByRole('alertdialog')
  expectNoLeak(page)
  const held = hold(calls.password)
  const sent = count(calls.password)
  await signInAgain(person, account.password)
  await waitFor(() => expect(count(calls.password)).toBe(sent + 1))
  expect(page.queries.isMutating({ mutationKey: ['change-password'] })).toBe(1)
  expectNoLeak(page)
  held.release()
  await screen.findByText('Sign out here now')
  expectNoLeak(page)
})
