import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { storedKey } from '#src/account/key-store.ts'
import { openPage } from '#src/test/render.tsx'

const keyField = () => screen.findByLabelText<HTMLInputElement>('Client API key')
const profile = () => screen.findByRole('heading', { name: 'Profile' })

type Before = NonNullable<NonNullable<Parameters<typeof openPage>[1]>['before']>

/** Signs bob in to the panel, in the same browser. */
const bobSignsIn: Before = ({ panel, browser }) => {
  const bob = panel.control.createAccount({
    username: 'bob',
    email: 'bob@example.test',
    password: 'another horse',
  })
  browser.setCookies(panel.control.createSession(bob.id).cookie)
}

/** A page that the tab has kept a key for, after a reload while bob is signed in to the panel. */
const openBehindBob = () =>
  openPage('/profile', { keptKey: true, signedIn: false, before: bobSignsIn })

async function inTheWay() {
  const alert = await screen.findByRole('alert')
  await within(alert).findByText(/^bob is signed in to the panel/)
  return within(alert)
}

test('a kept key that somebody’s session stands in the way of goes on by itself once that is over', async () => {
  const { person } = await openBehindBob()
  const kept = storedKey()
  const alert = await inTheWay()
  expect(alert.getByText(/This page still has the key/)).toBeTruthy()
  expect(screen.queryByLabelText('Client API key')).toBeNull()
  await person.click(alert.getByRole('button', { name: 'Sign out of Panel' }))
  await profile()
  expect(screen.getAllByText('una@example.test').length).toBeGreaterThan(0)
  expect(screen.queryByText('bob@example.test')).toBeNull()
  expect(storedKey()).toBe(kept)
})

test('a kept key that stopped working meanwhile is said to be unknown, and stays in its field', async () => {
  const { panel, account, person } = await openBehindBob()
  const kept = storedKey()
  const alert = await inTheWay()
  panel.control.reset(account.id)
  await person.click(alert.getByRole('button', { name: 'Sign out of Panel' }))
  await screen.findByText(/The panel does not know this key/)
  expect((await keyField()).value).toBe(kept)
})

test('a kept key goes on at once where nobody stands in its way any more', async () => {
  await openPage('/sign-in?because=other-account&to=%2Fsecurity', {
    keptKey: true,
    signedIn: false,
  })
  await screen.findByRole('heading', { name: 'Security' })
})
