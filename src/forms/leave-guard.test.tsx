import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

test('whoever goes on the moment that a form is gone is not asked about it again', async () => {
  const { person, navigation } = await openPage('/profile')
  await fillEmailForm(person, 'new@example.test', 'correct horse')
  void navigation.go('/security')
  const leave = await screen.findByRole('button', { name: 'Leave' })
  let onwards: Promise<void> | undefined
  const observer = new MutationObserver(() => {
    if (!onwards && !screen.queryByLabelText('New email'))
      onwards = navigation.go('/nowhere')
  })
  onTestFinished(() => observer.disconnect())
  observer.observe(document.body, { childList: true, subtree: true })
  await person.click(leave)
  await screen.findByRole('heading', { name: 'There is no page here' })
  expect(navigation.held()).toBeNull()
  await onwards
})

test('whoever goes on while something is being saved is not told that it would be lost', async () => {
  const { person, navigation, hold, panel, account } = await openPage('/profile')
  await fillEmailForm(person, 'new@example.test', 'correct horse')
  const held = hold(calls.email)
  await person.click(screen.getByRole('button', { name: 'Change email' }))
  void navigation.go('/security')
  const dialog = await screen.findByRole('dialog', {
    name: 'Leave before the panel has answered?',
  })
  expect(dialog.textContent).toContain('The panel may do it all the same')
  expect(dialog.textContent).not.toContain('lose')
  held.release()
  await waitFor(() =>
    expect(panel.control.findAccount(account.username)?.email).toBe('new@example.test'),
  )
})

/** Somebody on the profile whose new email is on its way, and who has pressed a link since. */
async function askWhileSending() {
  const page = await openPage('/profile')
  const { person, navigation, hold } = page
  await fillEmailForm(person, 'new@example.test', 'correct horse')
  const held = hold(calls.email)
  await person.click(screen.getByRole('button', { name: 'Change email' }))
  void navigation.go('/security')
  await screen.findByRole('dialog', { name: 'Leave before the panel has answered?' })
  return { ...page, held }
}

test('whoever was asked stays once it went through, and sees what came of it', async () => {
  const { held, stored, navigation } = await askWhileSending()
  held.release()
  await screen.findByRole('button', { name: 'Undo' })
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(navigation.held()).toBeNull()
  expect(stored()?.email).toBe('new@example.test')
})

// The second is where "Leave this and go to the sign-in page" leads.
test.each(['/security', '/sign-in?because=session-ended'])(
  'whoever was asked while a key was made sees its secret, which comes once (to %s)',
  async (to) => {
    const { person, navigation, hold } = await openPage('/api-keys/create')
    await person.type(await screen.findByLabelText('Description'), 'Bot')
    const held = hold('POST /api/client/account/api-keys')
    await person.click(screen.getByRole('button', { name: 'Create key' }))
    void navigation.go(to)
    await screen.findByRole('dialog', { name: 'Leave while the key is being made?' })
    held.release()
    await screen.findByRole('alertdialog', { name: /^Your key for / })
    expect(navigation.held()).toBeNull()
    expect(navigation.place().pathname).toBe('/api-keys/create')
  },
)

test('a rotation that nobody signs in for is left, as its press said', async () => {
  const { panel, account, navigation, person } = await openPage('/nowhere')
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Backup' })
  await navigation.go(`/api-keys/create?from=${identifier}`)
  const create = await screen.findByRole('button', { name: 'Create the new key' })
  panel.control.endSessions(account.id)
  await person.click(create)
  await person.click(await screen.findByRole('button', { name: /Leave this and go/ }))
  await screen.findByText('Your session has ended. Sign in to go on.')
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})
