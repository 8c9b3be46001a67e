import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { keyQueries } from '#src/keys/key-queries.ts'
import { panelScopedName } from '#src/session/panel-storage.ts'
import { calls } from '#src/test/panel.ts'
import { pasteBack } from '#src/test/paste-back.ts'
import { openPage } from '#src/test/render.tsx'

import { publicKeys } from '../../e2e/key-places.ts'

/** Opens the dialog with a new key, and gives a way to close it, with its key stored. */
async function makeKey() {
  const page = await openPage('/nowhere')
  const { navigation, person } = page
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  await person.click(form.getByRole('button', { name: 'Create key' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await waitFor(() => expect(page.queries.isFetching()).toBe(0))
  async function close() {
    pasteBack(dialog, dialog.getByLabelText('The key').textContent)
    await person.click(dialog.getByRole('button', { name: 'Done' }))
  }
  return { ...page, close }
}

type Page = Awaited<ReturnType<typeof openPage>>

/** Somebody else signs in elsewhere in this browser, and this tab is looked at again. */
async function meetOtto({ panel, browser }: Page) {
  const { id } = panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'another horse',
  })
  browser.setCookies(panel.control.createSession(id).cookie)
  await act(async () => {
    dispatchEvent(new Event('focus'))
    await Promise.resolve()
  })
}
const whose = { name: 'otto is signed in now in this browser' }

test('who signed in while a secret was shown is told once it is closed, and their list denies nothing', async () => {
  const page = await makeKey()
  const asked = page.count(calls.me)
  await meetOtto(page)
  // Nothing takes a secret away.
  expect(screen.queryByRole('alertdialog', whose)).toBeNull()
  expect(page.count(calls.me)).toBe(asked)
  await page.close()
  expect(await screen.findByRole('alertdialog', whose)).toBeTruthy()
  await waitFor(() => expect(page.queries.isFetching()).toBe(0))
  expect(screen.queryByText(/does not list it/)).toBeNull()
})

test('where nothing happened meanwhile, nothing is asked but what became of the key', async () => {
  const page = await makeKey()
  const asked = page.count(calls.me)
  await page.close()
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  await waitFor(() => expect(page.queries.isFetching()).toBe(0))
  expect(page.count(calls.me)).toBe(asked + 1)
})

test('what another tab changed while a secret was shown is read again after it', async () => {
  const page = await makeKey()
  const { navigation, queries, panel, account, host } = page
  // The other tab adds a key to a list that this one has read.
  await queries.fetchQuery(keyQueries.sshKeys())
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey: publicKeys.first })
  const tab = new BroadcastChannel(panelScopedName(host, 'news'))
  tab.postMessage({ about: 'changes', changes: [keyQueries.sshKeys().queryKey] })
  const { queryKey } = keyQueries.sshKeys()
  await waitFor(() => expect(queries.getQueryState(queryKey)?.isInvalidated).toBe(true))
  tab.close()
  await page.close()
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  await navigation.go('/ssh-keys')
  expect(await screen.findByText('laptop')).toBeTruthy()
})
