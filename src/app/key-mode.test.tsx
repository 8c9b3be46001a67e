import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { ownKey } from '#src/session/own-key.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
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
  const { host, person } = await openBehindBob()
  const kept = ownKey(host).stored()
  const alert = await inTheWay()
  expect(alert.getByText(/This page still has the key/)).toBeTruthy()
  expect(screen.queryByLabelText('Client API key')).toBeNull()
  await person.click(alert.getByRole('button', { name: 'Sign bob out of Panel' }))
  await profile()
  expect(screen.getAllByText('una@example.test').length).toBeGreaterThan(0)
  expect(screen.queryByText('bob@example.test')).toBeNull()
  expect(ownKey(host).stored()).toBe(kept)
})

test('a kept key that stopped working meanwhile is said to be unknown, and stays in its field', async () => {
  const { host, panel, account, person } = await openBehindBob()
  const kept = ownKey(host).stored()
  const alert = await inTheWay()
  panel.control.reset(account.id)
  await person.click(alert.getByRole('button', { name: 'Sign bob out of Panel' }))
  await screen.findByText(/The panel does not know this key/)
  expect((await keyField()).value).toBe(kept)
})

test('a session in the way of which nobody knows whose it is names nobody', async () => {
  await openPage('/sign-in?because=other-account', {
    keptKey: true,
    signedIn: false,
    before: (started) => {
      bobSignsIn(started)
      started.panel.control.failNext({
        path: '/api/client/account',
        fault: '503-retry-after',
        times: Infinity,
      })
    },
  })
  const alert = within(await screen.findByRole('alert'))
  await alert.findByText('Somebody is signed in to the panel in this browser')
  expect(alert.getByRole('button', { name: 'Sign out of Panel' })).toBeTruthy()
})

test('a kept key goes on at once where nobody stands in its way any more', async () => {
  await openPage('/sign-in?because=other-account&to=%2Fsecurity', {
    keptKey: true,
    signedIn: false,
  })
  await screen.findByRole('heading', { name: 'Security' })
})

test('deleting the key that the page uses leads to the sign-in page, which says so', async () => {
  const page = await openPage('/api-keys', { keptKey: true, signedIn: false })
  const { host, panel, account, person, navigation } = page
  await person.click(await screen.findByRole('button', { name: 'key' }))
  await person.click(await screen.findByRole('button', { name: /^Delete…/ }))
  const dialog = within(await screen.findByRole('alertdialog'))
  expect(dialog.getByText(/^This page itself uses this key/)).toBeTruthy()
  await person.click(dialog.getByRole('button', { name: 'Delete key' }))
  expect(dialog.getByText('Tick this first.')).toBeTruthy()
  await person.click(dialog.getByRole('checkbox'))
  await person.click(dialog.getByRole('button', { name: 'Delete key' }))
  await screen.findByText(/You deleted the key that this page used/)
  await keyField()
  expect(screen.queryByRole('alertdialog')).toBeNull()
  expect(navigation.place().pathname).toBe('/sign-in')
  expect(ownKey(host).stored()).toBeNull()
  expect(ownKey(host).isInUse('ptlc_')).toBe(false)

  // With another key on to where the first one was deleted.
  await person.type(await keyField(), panel.control.createApiKey(account.id).usable)
  await person.click(screen.getByRole('button', { name: 'Use this key' }))
  await screen.findByRole('heading', { name: 'API keys' })
})

test('a key that was deleted elsewhere: another one of the account is asked for, and no session is spoken of', async () => {
  const { panel, account, person, count } = await openPage('/profile', {
    keptKey: true,
    signedIn: false,
  })
  const { submit } = await fillEmailForm(person, 'new@example.test', account.password)
  panel.control.reset(account.id)
  await submit()
  const dialog = await screen.findByRole('alertdialog', {
    name: 'The panel no longer accepts this key',
  })
  expect(dialog.textContent).toMatch(/another key of this account/)
  expect(dialog.textContent).not.toMatch(/session|Sign in again/i)
  // Whether the panel wants a captcha matters to nobody who signs in with a key.
  expect(count('GET /auth/login')).toBe(0)
  const { usable } = panel.control.createApiKey(account.id)
  await person.type(await keyField(), usable)
  await person.click(within(dialog).getByRole('button', { name: 'Use this key' }))
  await within(screen.getByRole('main')).findByText(/Email changed from/)
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
})
