import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'
import { proveTwoFactor } from '#src/two-factor/two-factor-state.ts'

const card = 'You signed in with a recovery code'
const secret = 'JBSWY3DPEHPK3PXP'

/** Somebody who came in by a recovery code, at the place where they were going. */
async function comeIn(path: string) {
  const page = await openPage(path, { signedIn: false })
  const { panel, account, person } = page
  panel.control.setTwoFactor(account.id, { secret, recoveryCodes: ['R3coveryC0'] })
  await person.type(await screen.findByLabelText('User name or email'), account.username)
  await person.type(screen.getByLabelText('Password'), `${account.password}{Enter}`)
  await screen.findByLabelText('Sign-in code')
  await person.click(screen.getByRole('button', { name: 'Use a recovery code' }))
  await person.type(screen.getByLabelText('Recovery code'), 'R3coveryC0{Enter}')
  return page
}

test.each(['/profile', '/activity'])(
  'whoever lands on %s by a recovery code is told what to do about it',
  async (path) => {
    await comeIn(path)
    const told = await screen.findByText(card)
    // It comes after the page, and focus is elsewhere.
    expect(told.closest('[role=status]')).not.toBeNull()
    expect(screen.getByRole('link', { name: 'Make new codes' })).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Move to a new phone' })).toBeTruthy()
  },
)

test.each([
  ['two-factor that is off', 'off', null],
  ['new codes', 'on', 1],
] as const)('%s is an answer to it', async (_, state, codesMadeAt) => {
  const { queries } = await comeIn('/profile')
  await screen.findByText(card)
  act(() => proveTwoFactor(queries, state, codesMadeAt))
  await waitFor(() => expect(screen.queryByText(card)).toBeNull())
  act(() => proveTwoFactor(queries, 'on'))
  expect(screen.queryByText(card)).toBeNull()
})
