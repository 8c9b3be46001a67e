import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { fillEmailForm } from '#src/test/profile-forms.ts'
import { calls, openPage } from '#src/test/render.tsx'

const signOut = () => screen.getByRole('button', { name: 'Sign out' })
const signedOut = () => screen.findByText('You are signed out.')

test('signing out ends the session, forgets everything that was read, and reads nothing more', async () => {
  const { queries, person, count, router } = await openPage('/profile')
  expect(queries.getQueryCache().getAll()).not.toEqual([])
  await person.click(signOut())
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
  expect(count(calls.me)).toBe(1)
  expect(queries.getQueryCache().getAll()).toEqual([])
  expect(queries.getMutationCache().getAll()).toEqual([])

  await router.navigate('/profile')
  await screen.findByRole('heading', { name: 'Sign in' })
  expect(screen.queryByText('una@example.test')).toBeNull()
})

test('a session that had ended already is signed out as well', async () => {
  const { panel, account, person } = await openPage('/profile')
  panel.control.endSessions(account.id)
  await person.click(signOut())
  await signedOut()
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test('two presses sign out once', async () => {
  const { person, hold, count } = await openPage('/profile')
  const held = hold(calls.signOut)
  await person.dblClick(signOut())
  await person.click(signOut())
  held.release()
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
})

test.each([
  ['away', '503' as const, 503],
  ['lost', 'drop' as const, 0],
])(
  'a sign-out that failed says so, and leads back to the page: %s',
  async (_, fault, status) => {
    const { panel, person, statuses } = await openPage('/profile')
    panel.control.failNext({ path: '/auth/logout', fault, run: false })
    await person.click(signOut())
    const failure = await screen.findByRole('heading', {
      name: 'This page could not be shown',
    })
    expect(failure).toBeTruthy()
    expect(statuses(calls.signOut)).toEqual([status])
    await person.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('heading', { name: 'Profile' })
    await person.click(signOut())
    await signedOut()
  },
)

test('something typed is asked about before it is thrown away', async () => {
  const { person, account, count } = await openPage('/profile')
  await fillEmailForm(person, 'new@example.test', account.password)
  await person.click(signOut())
  const asked = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }))
  await person.click(asked.getByRole('button', { name: 'Stay here' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(count(calls.signOut)).toBe(0)
  expect(screen.getByLabelText<HTMLInputElement>('New email').value).toBe(
    'new@example.test',
  )

  await person.click(signOut())
  await person.click(await screen.findByRole('button', { name: 'Leave' }))
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
})
