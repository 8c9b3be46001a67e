import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { calls } from '#src/test/panel.ts'
import { onlyAccount, openPage } from '#src/test/render.tsx'

// What asks whose the page shall be cannot be had; what ends the session is waited for, and comes.
vi.mock(import('#src/lib/code.ts'), async (original) => ({
  ...(await original()),
  fetchCodeOnce: async () => null,
}))

const signOut = () => screen.getByRole('button', { name: 'Sign out' })

/** Otto signs in elsewhere in this browser; no answer to una is on its way, which would bring her session back. */
async function becomeOtto({
  panel,
  browser,
  queries,
}: Awaited<ReturnType<typeof openPage>>) {
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  const { id } = panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'another horse',
  })
  browser.setCookies(panel.control.createSession(id).cookie)
}

test('a sign-out that met another account says so where nothing can ask whose the page shall be', async () => {
  const page = await openPage('/profile', onlyAccount)
  const { person, count } = page
  await becomeOtto(page)
  await person.click(signOut())
  const dialog = await screen.findByRole('alertdialog', { name: 'otto was signed in here' })
  expect(dialog.textContent).toContain('Nothing was sent or changed.')
  expect(within(dialog).queryByRole('link')).toBeNull()
  await person.click(within(dialog).getByRole('button', { name: 'Stay here' }))
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(count(calls.signOut)).toBe(0)
})

test('a sign-out that was sent, and looked for, does not say that nothing was', async () => {
  const page = await openPage('/profile', onlyAccount)
  const { person, host, late } = page
  setWriteTimeout(host, 400)
  const leaving = late(calls.signOut)
  await person.click(signOut())
  await screen.findByRole('alertdialog', { name: 'You may still be signed in' })
  await becomeOtto(page)
  const dialog = await screen.findByRole('alertdialog', { name: 'otto was signed in here' })
  expect(dialog.textContent).not.toContain('Nothing was sent')
  await leaving.act()
})
