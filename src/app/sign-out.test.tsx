import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
import { onlyAccount, openPage } from '#src/test/render.tsx'

const signOut = () => screen.getByRole('button', { name: 'Sign out' })
const signedOut = () => screen.findByText('You are signed out.')

test('signing out ends the session, forgets everything that was read, and reads nothing more', async () => {
  const { queries, person, count, navigation } = await openPage('/profile')
  expect(queries.getQueryCache().getAll()).not.toEqual([])
  await person.click(signOut())
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
  // Once for the page, then whose session it is, and then whether anybody is there: as it is, and after a new session.
  expect(count(calls.me)).toBe(4)
  expect(queries.getQueryCache().getAll()).toEqual([])
  expect(queries.getMutationCache().getAll()).toEqual([])

  await navigation.go('/profile')
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
  await person.click(await screen.findByRole('button', { name: 'Signing out…' }))
  held.release()
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
})

test('a page whose sign-out is on its way asks before it is loaded again, and no longer', async () => {
  const isAskedFor = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
  const { person, hold, panel } = await openPage('/profile')
  expect(isAskedFor()).toBe(false)
  panel.control.failNext({ path: '/auth/logout', fault: '503-retry-after', run: false })
  const held = hold(calls.signOut)
  await person.click(signOut())
  await waitFor(() => expect(isAskedFor()).toBe(true))
  held.release()
  await screen.findByRole('alertdialog', { name: 'You are still signed in' })
  expect(isAskedFor()).toBe(false)
  await person.click(await screen.findByRole('button', { name: 'Try again' }))
  await signedOut()
  expect(isAskedFor()).toBe(false)
})

test('a sign-out that did not run says so over the page, and trying again tries', async () => {
  const { panel, person } = await openPage('/profile')
  panel.control.failNext({ path: '/auth/logout', fault: '503-retry-after', run: false })
  await person.click(signOut())
  const still = within(
    await screen.findByRole('alertdialog', { name: 'You are still signed in' }),
  )
  expect(screen.getByRole('heading', { name: 'Profile', hidden: true })).toBeTruthy()
  const wayOut = still.getByRole('link', { name: /page of Panel/ })
  expect(wayOut.getAttribute('target')).toBe('_blank')
  await person.click(await still.findByRole('button', { name: 'Try again' }))
  await signedOut()
  expect(screen.queryByRole('alertdialog')).toBeNull()
})

test.each([
  ['500-json', 'The panel failed.'],
  ['empty-403', 'This is not allowed.'],
] as const)('a sign-out that failed by %s says why', async (fault, why) => {
  const { panel, person } = await openPage('/profile')
  panel.control.failNext({ path: '/auth/logout', fault, run: false })
  await person.click(signOut())
  const dialog = await screen.findByRole('alertdialog', { name: 'You are still signed in' })
  expect(dialog.textContent).toContain('una is still signed in here.')
  expect(dialog.textContent).toContain(why)
  await person.click(await within(dialog).findByRole('button', { name: 'Try again' }))
  await signedOut()
})

test('a sign-out that the panel throttles counts down the wait, as other writes do, and says when it is over', async () => {
  const { panel, person } = await openPage('/profile')
  const pass = letTimePass()
  panel.control.failNext({ path: '/auth/logout', fault: '429-seconds', run: false })
  await person.click(signOut())
  const dialog = await screen.findByRole('alertdialog', { name: 'You are still signed in' })
  const { findByText, findAllByText } = within(dialog)
  expect(dialog.textContent).toContain('una is still signed in here.')
  await findByText('The panel asks you to wait')
  await findByText('You can try again in 7 seconds.')
  await pass(3000)
  await findByText('You can try again in 4 seconds.')
  await pass(5000)
  // Shown, and spoken inside of the dialog.
  expect(await findAllByText('You can try again now.')).toHaveLength(2)
  await person.click(await within(dialog).findByRole('button', { name: 'Try again' }))
  await signedOut()
})

test('so does one beside the page for a forgotten password', async () => {
  const { panel, person } = await openPage('/sign-in/forgot')
  panel.control.failNext({ path: '/auth/logout', fault: '429-seconds', run: false })
  await person.click(await screen.findByRole('button', { name: 'Sign out and go on' }))
  const trouble = await screen.findByText(/is still signed in\./)
  expect(trouble.textContent).toMatch(/^una is still signed in\. .* itself\.$/)
  await screen.findByText('You can try again in 7 seconds.')
})

test.each([401, 419])(
  'of somebody who is still signed in, a sign-out refused by %s says nothing of being signed out',
  async (status) => {
    const { panel, person, rewrite } = await openPage('/sign-in/forgot')
    panel.control.failNext({
      path: '/auth/logout',
      fault: 'empty-403',
      run: false,
      times: 9,
    })
    rewrite(calls.signOut, () => new Response(null, { status }), 9)
    await person.click(await screen.findByRole('button', { name: 'Sign out and go on' }))
    const trouble = await screen.findByText(/is still signed in\./)
    expect(trouble.textContent).toMatch(/^una is still signed in\. .* itself\.$/)
  },
)

test('trying again still leads on to where the first try would have', async () => {
  const { panel, person, navigation } = await openPage('/activity/not-me')
  panel.control.failNext({ path: '/auth/logout', fault: '503-retry-after', run: false })
  const main = within(screen.getByRole('main'))
  await person.click(await main.findByRole('button', { name: 'Sign out' }))
  await person.click(await screen.findByRole('button', { name: 'Try again' }))
  await signedOut()
  expect(new URLSearchParams(navigation.place().search).get('to')).toMatch(/not-me/)
})

test('of a sign-out without an answer that did not run it is not said that the panel cannot be reached', async () => {
  const { panel, person } = await openPage('/profile')
  panel.control.failNext({ path: '/auth/logout', fault: 'run-then-drop', run: false })
  await person.click(signOut())
  const dialog = await screen.findByRole('alertdialog', {
    name: 'You may still be signed in',
  })
  expect(dialog.textContent).toContain('No answer came from the panel.')
  expect(dialog.textContent).not.toContain('reached')
})

test('a sign-out whose answer was lost is looked up', async () => {
  const { panel, person, statuses } = await openPage('/profile')
  panel.control.failNext({ path: '/auth/logout', fault: 'run-then-drop', run: true })
  await person.click(signOut())
  await signedOut()
  // Focus is there.
  screen.getByRole('heading', { level: 1, description: 'You are signed out.' })
  expect(statuses(calls.me)).toEqual([200, 200, 401, 401])
})

test('a sign-out that comes late is looked for, and leads on', async () => {
  const { host, person, late, count } = await openPage('/profile')
  setWriteTimeout(host, 400)
  const leaving = late(calls.signOut)
  await person.click(signOut())
  // Not that the person is: between two looks it may come.
  const dialog = await screen.findByRole('alertdialog', {
    name: 'You may still be signed in',
  })
  expect(dialog.textContent).toContain(
    'una was still signed in when this page last looked. The panel did not answer in time.',
  )
  expect(dialog.textContent).toContain('may still sign you out')
  await leaving.act()
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
})

test('who was asked about what they typed is not asked again when the sign-out comes late', async () => {
  const { host, person, late, account } = await openPage('/profile')
  setWriteTimeout(host, 400)
  await fillEmailForm(person, 'new@example.test', account.password)
  const leaving = late(calls.signOut)
  await person.click(signOut())
  const asked = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }))
  await person.click(asked.getByRole('button', { name: 'Sign out' }))
  await screen.findByRole('alertdialog', { name: 'You may still be signed in' })
  await leaving.act()
  await signedOut()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('nobody is told to be signed out when the panel does not tell', async () => {
  // What else would be read meets the fault in place of the look.
  const { panel, person } = await openPage('/profile', onlyAccount)
  panel.control.failNext({
    path: '/api/client/account',
    fault: '503-retry-after',
    times: 2,
  })
  await person.click(signOut())
  await screen.findByRole('alertdialog', { name: 'You may still be signed in' })
  await person.click(await screen.findByRole('button', { name: 'Try again' }))
  await signedOut()
})

test('a sign-out that meets maintenance says so, as any other write does', async () => {
  const { panel, person } = await openPage('/profile')
  panel.control.set({ maintenance: { retryAfter: 600 } })
  await person.click(signOut())
  const dialog = await screen.findByRole('alertdialog', {
    name: 'The panel is being maintained',
  })
  expect(dialog.textContent).toContain(
    'It asked you to wait 10 minutes. Nothing was changed.',
  )
  expect(dialog.textContent).toContain('you are still signed in')
  // The panel's own page is as much away.
  expect(within(dialog).queryByRole('link')).toBeNull()
  panel.control.set({ maintenance: false })
  await person.click(await within(dialog).findByRole('button', { name: 'Try again' }))
  await signedOut()
})

test('a sign-out whose answer was lost may have run, though the look after it meets maintenance', async () => {
  const { panel, person, when } = await openPage('/profile', onlyAccount)
  panel.control.failNext({ path: '/auth/logout', fault: 'run-then-drop', run: true })
  when(calls.signOut, () =>
    setTimeout(() => panel.control.set({ maintenance: { retryAfter: 600 } })),
  )
  await person.click(signOut())
  const dialog = await screen.findByRole('alertdialog', {
    name: 'You may still be signed in',
  })
  expect(dialog.textContent).toContain('The panel is being maintained.')
  expect(dialog.textContent).not.toContain('Nothing was changed')
})

test('a sign-out in place that meets maintenance says so', async () => {
  const { panel, person, account } = await openPage('/sign-in/forgot')
  const leave = await screen.findByRole('button', { name: 'Sign out and go on' })
  panel.control.set({ maintenance: { retryAfter: 600 } })
  await person.click(leave)
  await screen.findByText(
    'The panel is being maintained. It asked you to wait 10 minutes. Nothing was changed.',
  )
  panel.control.set({ maintenance: false })
  await person.click(screen.getByRole('button', { name: 'Sign out and go on' }))
  const email = await screen.findByLabelText<HTMLInputElement>('Email of your account')
  expect(email.value).toBe(account.email)
})

test('a sign-out that was sent is not said to be unsent when the network goes before the look', async () => {
  const { network, rewrite, person } = await openPage('/profile')
  rewrite(calls.signOut, (taken) => {
    network(false)
    return taken
  })
  await person.click(signOut())
  const unknown = await screen.findByRole('alertdialog')
  expect(unknown.textContent).toContain('The panel did not say whether you are signed out.')
  expect(unknown.textContent).not.toContain('not sent')
  network(true)
  await person.click(await within(unknown).findByRole('button', { name: 'Try again' }))
  await signedOut()
})

test('a sign-out that nothing could be sent of says so', async () => {
  const { network, person, count } = await openPage('/profile')
  network(false)
  await person.click(signOut())
  const offline = await screen.findByRole('alertdialog', {
    name: 'The sign-out was not sent',
  })
  expect(offline.textContent).toContain('You were offline')
  expect(count(calls.signOut)).toBe(0)
})

test('a sign-out that was redirected counts as nothing', async () => {
  const { rewrite, person, panel, account } = await openPage('/profile')
  panel.control.failNext({ path: '/auth/logout', fault: '503-retry-after', run: false })
  rewrite(
    calls.signOut,
    () => new Response(null, { status: 302, headers: { location: '/account' } }),
  )
  await person.click(signOut())
  const still = await screen.findByRole('alertdialog', { name: 'You are still signed in' })
  expect(still.textContent).toContain(account.username)
})

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
  const again = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }))
  await person.click(again.getByRole('button', { name: 'Sign out' }))
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
})

/** Somebody else, who signs in elsewhere in this browser when `become` is called. */
function somebodyElse({ panel, browser }: Awaited<ReturnType<typeof openPage>>) {
  const { id } = panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'another horse',
  })
  return { become: () => browser.setCookies(panel.control.createSession(id).cookie) }
}
const whose = () =>
  screen.findByRole('alertdialog', { name: 'otto is signed in now in this browser' })

test('a page signs out nobody but the account that it shows', async () => {
  const page = await openPage('/profile')
  const { person, count, statuses, queries } = page
  somebodyElse(page).become()
  await person.click(signOut())
  const asked = await whose()
  expect(count(calls.signOut)).toBe(0)
  await person.click(within(asked).getByRole('button', { name: 'Go on as otto' }))
  await queries.refetchQueries({ queryKey: ['account'] })
  expect(statuses(calls.me).at(-1)).toBe(200)
  expect(await screen.findAllByText('otto@example.test')).toBeTruthy()

  await person.click(signOut())
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
})

test('what was typed is there still when somebody else would have been signed out', async () => {
  const page = await openPage('/profile')
  const { person, account, count } = page
  await fillEmailForm(person, 'new@example.test', account.password)
  somebodyElse(page).become()
  await person.click(signOut())
  const leaving = await screen.findByRole('dialog', { name: 'Leave without saving?' })
  await person.click(within(leaving).getByRole('button', { name: 'Sign out' }))
  expect((await whose()).textContent).toContain('What you typed as una is still here.')
  expect(screen.getByLabelText<HTMLInputElement>('New email').value).toBe(
    'new@example.test',
  )
  expect(count(calls.signOut)).toBe(0)
})

test('somebody else whom the panel knows with a fresh token alone is not signed out', async () => {
  const page = await openPage('/profile')
  const { person, rewrite, count } = page
  // A cookie that remembers makes a session of theirs, once one is begun.
  rewrite(calls.me, () => {
    somebodyElse(page).become()
    return new Response(null, { status: 401 })
  })
  await person.click(signOut())
  await whose()
  expect(count(calls.signOut)).toBe(0)
})

test.each(['503-retry-after', '500-json', '429-seconds', 'refuse'] as const)(
  'who cannot be asked whose session it is (%s) signs out all the same',
  async (fault) => {
    // What else would be read meets the fault in place of the question.
    const { panel, person, count } = await openPage('/profile', onlyAccount)
    panel.control.failNext({ path: '/api/client/account', fault })
    await person.click(signOut())
    await signedOut()
    expect(count(calls.signOut)).toBe(1)
  },
)

test('who hears nothing of whose session it is signs out all the same, and soon', async () => {
  // What else would be read is held in place of the question.
  const { person, hold, count } = await openPage('/profile', onlyAccount)
  const pass = letTimePass()
  const held = hold(calls.me)
  await person.click(signOut())
  await waitFor(() => expect(count(calls.me)).toBe(2))
  await pass(5000)
  await signedOut()
  expect(count(calls.signOut)).toBe(1)
  held.release()
})

test('a sign-out that somebody stops waiting for is looked for, and leads on when it comes', async () => {
  const { person, late } = await openPage('/profile')
  const pass = letTimePass()
  const leaving = late(calls.signOut)
  await person.click(signOut())
  await pass(4500)
  await person.click(await screen.findByRole('button', { name: 'Stop waiting' }))
  const dialog = await screen.findByRole('alertdialog', {
    name: 'You may still be signed in',
  })
  expect(dialog.textContent).toContain('may still sign you out')
  // Nobody waited for as long as the panel has time.
  expect(dialog.textContent).not.toContain('in time')
  await leaving.act()
  await pass(6000)
  await signedOut()
})

test('a sign-out that is stopped before anything was sent is not said to be open', async () => {
  const { person, hold, count } = await openPage('/profile', onlyAccount)
  const pass = letTimePass()
  const held = hold(calls.me)
  await person.click(signOut())
  await waitFor(() => expect(count(calls.me)).toBe(2))
  await pass(4500)
  await person.click(await screen.findByRole('button', { name: 'Stop waiting' }))
  const dialog = await screen.findByRole('alertdialog', {
    name: 'The sign-out was not sent',
  })
  expect(dialog.textContent).toContain(
    'As far as this page knows, you are still signed in.',
  )
  expect(dialog.textContent).not.toMatch(/may|offline/)
  expect(count(calls.signOut)).toBe(0)
  held.release()
})

test('somebody else who is met while a sign-out may still come is told of', async () => {
  const page = await openPage('/profile')
  const { host, person, late, count } = page
  setWriteTimeout(host, 400)
  const leaving = late(calls.signOut)
  await person.click(signOut())
  await screen.findByRole('alertdialog', { name: 'You may still be signed in' })
  somebodyElse(page).become()
  const asked = within(await whose())
  await person.click(asked.getByRole('button', { name: 'Go on as otto' }))
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(count(calls.signOut)).toBe(1)
  await leaving.act()
})
