import '#src/test/dom.ts'
import { cleanup, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { signInAgain as signInAgainFor } from '#src/forms/sign-in-again.ts'
import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls, type Held, inOrder } from '#src/test/panel.ts'
import { fillPasswordForm, signInAgain } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const current = 'correct horse'
const next = 'battery staple 9'

async function openForm(present = current, wanted = next) {
  const page = await openPage('/profile')
  return { ...page, ...(await fillPasswordForm(page.person, present, wanted)) }
}

const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value
const changed = async () => {
  await screen.findByRole('button', { name: 'Sign out here now' })
}

test('a new password is sent once with its confirmation, and what follows is said', async () => {
  const { submit, takesPassword, sent } = await openForm()
  await submit()
  await changed()
  expect(inOrder(sent)).toEqual([
    calls.me,
    // Whom the panel acts for is asked right before it is to act.
    calls.me,
    calls.password,
    calls.me,
  ])
  expect(sent.find(({ call }) => call === calls.password)?.body).toEqual({
    current_password: current,
    password: next,
    password_confirmation: next,
  })
  expect(await takesPassword(next)).toBe(true)
  expect(await takesPassword(current)).toBe(false)
})

test('two fast presses send one request', async () => {
  const { person, button, hold, count } = await openForm()
  const held = hold(calls.password)
  await person.dblClick(button())
  await person.click(button())
  held.release()
  await changed()
  expect(count(calls.password)).toBe(1)
})

test('a wrong current password is explained beside it, and everything typed stays', async () => {
  const { submit, takesPassword } = await openForm('wrong')
  await submit()
  await screen.findByText('This is not your current password.')
  expect(document.activeElement).toBe(screen.getByLabelText('Current password'))
  expect([value('Current password'), value('New password')]).toEqual(['wrong', next])
  expect(await takesPassword(current)).toBe(true)
})

test('a password that is too short is not sent', async () => {
  const { submit, count } = await openForm(current, 'short 7')
  await submit()
  await screen.findByText('A password has at least 8 characters.')
  expect(count(calls.password)).toBe(0)
})

test('the current password is not sent as a new one, and everything typed stays', async () => {
  const { person, submit, count } = await openForm(current, current)
  await submit()
  await screen.findByText('Choose a password other than the current one.')
  // One fault has one message.
  expect(screen.queryByText('It is the same as the current password above.')).toBeNull()
  const field = screen.getByLabelText('New password')
  expect(document.activeElement).toBe(field)
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect([value('Current password'), value('New password')]).toEqual([current, current])
  expect(count(calls.password)).toBe(0)
  await person.type(field, ' battery')
  await submit()
  await changed()
  expect(count(calls.password)).toBe(1)
})

const path = '/api/client/account/password'

test('where no feed tells, an answer that was lost is not guessed at, and a refusal after it says why it may be', async () => {
  const { panel, submit, count, takesPassword } = await openForm()
  panel.control.set({ missing: ['activity'] })
  panel.control.failNext({ path, fault: 'run-then-drop' })
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('may or may not have changed')
  expect([value('Current password'), value('New password')]).toEqual([current, next])
  expect(count(calls.password)).toBe(1)
  expect(await takesPassword(next)).toBe(true)
  await submit()
  await screen.findByText(/What you sent before may have changed it/)
})

test.each([
  ['at once', 0],
  ['once it has looked', 1],
])(
  'where a panel tells %s that it has no feed, nothing promises to check',
  async (_, fails) => {
    const { panel, host, rewrite, late, submit } = await openForm()
    panel.control.set({ missing: ['activity'] })
    setWriteTimeout(host, 400)
    rewrite(calls.activity, () => new Response('', { status: 500 }), fails)
    late(calls.password)
    await submit()
    await screen.findByText('The panel has not answered')
    const alert = screen.getByRole('alert')
    await waitFor(() => expect(alert.textContent).not.toMatch(/This page|check/))
    expect(alert.textContent).toContain('may or may not have changed')
  },
)

test('while it keeps checking nobody is told to find out by pressing again', async () => {
  const { host, rewrite, late, submit } = await openForm()
  setWriteTimeout(host, 4000)
  rewrite(calls.activity, () => new Response('', { status: 500 }), 99)
  late(calls.password)
  await submit()
  await waitFor(
    () => expect(screen.getByRole('alert').textContent).toContain('keeps checking'),
    { timeout: 12_000 },
  )
  expect(screen.getByRole('alert').textContent).not.toContain('Press again')
})

test('where the feed cannot be read, a refusal after it says why it may be, too', async () => {
  const { panel, submit, rewrite } = await openForm()
  rewrite(calls.activity, () => new Response('', { status: 500 }), 99)
  panel.control.failNext({ path, fault: 'run-then-drop' })
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('keeps checking')
  await submit()
  await screen.findByText(/What you sent before may have changed it/)
})

test('a lost answer counts as a change when the feed tells of one', async () => {
  const { panel, submit, count, takesPassword } = await openForm()
  panel.control.failNext({ path, fault: 'run-then-drop' })
  await submit()
  await changed()
  expect(count(calls.password)).toBe(1)
  expect(await takesPassword(next)).toBe(true)
})

const odd: [string, () => Response][] = [
  ['an empty 200', () => new Response(null, { status: 200 })],
  ['a list in its place', () => Response.json({ object: 'list', data: 7 })],
]

test.each(odd)('%s is no success: the feed tells', async (_, answer) => {
  const { panel, account, rewrite, submit, takesPassword } = await openForm()
  const event = 'user:account.password-changed'
  panel.control.addActivity(account.id, [
    { event, timestamp: Date.now() - 60_000, ip: '192.0.2.1' },
  ])
  panel.control.failNext({ path, fault: 'empty-200-not-run' })
  rewrite(calls.password, answer)
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/nothing was changed so far/)
  expect(screen.queryByRole('button', { name: 'Sign out here now' })).toBeNull()
  expect(await takesPassword(current)).toBe(true)
})

test.each(odd)('%s after a change that the feed tells of is one', async (_, answer) => {
  const { rewrite, submit, takesPassword } = await openForm()
  rewrite(calls.password, answer)
  await submit()
  await changed()
  expect(await takesPassword(next)).toBe(true)
})

test.each(odd)(
  'where no feed tells, %s is not known to be a success',
  async (_, answer) => {
    const { panel, rewrite, submit } = await openForm()
    panel.control.set({ missing: ['activity'] })
    rewrite(calls.password, answer)
    await submit()
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(/not known whether|may or may not/)
    expect(screen.queryByRole('button', { name: 'Sign out here now' })).toBeNull()
  },
)

test('a change that comes late is found in the feed', async () => {
  const { host, late, submit, count, takesPassword } = await openForm()
  setWriteTimeout(host, 400)
  const changing = late(calls.password)
  await submit()
  const title = await screen.findByText('The panel has not answered')
  expect(title.parentElement?.textContent).not.toMatch(/nothing was changed/)
  expect(await changing.act()).toBe(204)
  await changed()
  expect(count(calls.password)).toBe(1)
  expect(await takesPassword(next)).toBe(true)
})

test('a feed that tells of an older change says that nothing was changed', async () => {
  const { panel, account, submit, takesPassword } = await openForm()
  const event = 'user:account.password-changed'
  panel.control.addActivity(account.id, [
    { event, timestamp: Date.now() - 60_000, ip: '192.0.2.1' },
  ])
  panel.control.failNext({ path, fault: '500-json' })
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/The panel failed.*nothing was changed/)
  expect(alert.textContent).not.toMatch(/lost|No answer/)
  expect(await takesPassword(current)).toBe(true)
})

test('a panel that is being maintained has changed nothing', async () => {
  const { panel, submit, takesPassword } = await openForm()
  panel.control.failNext({ path: '/api/client/account/password', fault: '503-retry-after' })
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/being maintained.*Nothing was changed/)
  expect(await takesPassword(current)).toBe(true)
})

test('a session that ended meanwhile is mended in place, and the change goes out once more', async () => {
  const { panel, account, person, submit, statuses, takesPassword } = await openForm()
  panel.control.endSessions(account.id)
  await submit()
  await signInAgain(person, current)
  await changed()
  expect(statuses(calls.password)).toEqual([204])
  expect(await takesPassword(next)).toBe(true)
})

test('a panel that ends this session with the change leads to the sign-in page, and asks once', async () => {
  const page = await openForm()
  const { host, panel, account, person, submit, hold, count, navigation } = page
  const held = hold(calls.password)
  await submit()
  await waitFor(() => expect(count(calls.password)).toBe(1))
  panel.control.endSessions(account.id)
  held.release()
  await screen.findByText('Your password was changed. Sign in with the new one.')
  await person.type(screen.getByLabelText('User name or email'), account.username)
  await person.type(screen.getByLabelText('Password'), `${next}{Enter}`)
  await screen.findByRole('heading', { name: 'Profile' })
  expect(navigation.place().pathname).toBe('/profile')
  expect(signInAgainFor(host).isOpen()).toBe(false)
})

test('the new password opens the page again after "Sign out here now"', async () => {
  const { person, submit, count } = await openForm()
  await submit()
  await person.click(await screen.findByRole('button', { name: 'Sign out here now' }))
  await screen.findByText('Your password was changed. Sign in with the new one.')
  expect(count(calls.signOut)).toBe(1)
})

test('the form waits, as it was sent, until the panel has answered once more', async () => {
  const { submit, button, hold, when, person, statuses, count } = await openForm()
  let held: Held | undefined
  when(calls.password, () => {
    held = hold(calls.me)
  })
  await submit()
  await waitFor(() => expect(statuses(calls.password)).toEqual([204]))
  await waitFor(() => expect(count(calls.me)).toBe(3))
  await person.click(button())
  expect(button().getAttribute('aria-disabled')).toBe('true')
  expect([value('Current password'), value('New password')]).toEqual([current, next])
  held?.release()
  await changed()
  expect(statuses(calls.password)).toEqual([204])
})

test('a password that was changed is said to be, also when nothing more can be read', async () => {
  const { panel, submit, when } = await openForm()
  when(calls.password, () =>
    panel.control.failNext({ path: '/api/client/account', fault: '500-json', times: 9 }),
  )
  await submit()
  await changed()
})

test('what is said after the change promises no more than panels keep, and offers what helps', async () => {
  const { submit } = await openForm()
  await submit()
  await changed()
  const main = screen.getByRole('main').textContent
  expect(main).toMatch(/Other browsers may stay signed in/)
  expect(main).toMatch(
    /This one may be signed out when it next opens one of the panel’s own pages/,
  )
  expect(main).toMatch(
    /Signing out here ends “remember me” in every browser, but not a session that is in use/,
  )
  expect(main).not.toMatch(/are signed out|is signed out/)
})

test('a password that stays is advised against, and not praised', async () => {
  await openForm(current, next)
  const praise = () => screen.queryByText(/hard to guess/i)
  await waitFor(() => expect(praise()).toBeTruthy())
  cleanup()
  await openForm(next, next)
  await screen.findByText('It is the same as the current password above.')
  expect(praise()).toBeNull()
})

test('where the feed tells of an older change, a refusal for the number of requests changed nothing', async () => {
  const { panel, account, submit, takesPassword } = await openForm()
  const event = 'user:account.password-changed'
  panel.control.addActivity(account.id, [
    { event, timestamp: Date.now() - 60_000, ip: '192.0.2.1' },
  ])
  panel.control.failNext({ path, fault: '429-seconds', run: false })
  await submit()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/asks you to wait.*Nothing was changed\./)
  expect(await takesPassword(current)).toBe(true)
})
