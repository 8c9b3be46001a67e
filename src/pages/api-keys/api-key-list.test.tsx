import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const line = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI'

/** The list of these API keys, and their identifiers. */
async function openKeys(...names: string[]) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, complaints } = page
  const identifiers = names.map(
    (description) => panel.control.createApiKey(account.id, { description }).identifier,
  )
  await navigation.go('/api-keys')
  await screen.findByRole('list', { name: 'API keys' })
  // The document of these tests does not know the element of the search; nothing else may be complained of.
  onTestFinished(() => {
    const others = complaints.mock.calls.filter((call: unknown[]) => call[1] !== 'search')
    expect(others).toEqual([])
    complaints.mockClear()
  })
  return { ...page, identifiers }
}

test('a search tells how many of the keys it shows, and which selected ones it does not', async () => {
  const { person } = await openKeys('Alpha', 'Beta', 'Gamma')
  const search = screen.getByRole('searchbox')
  expect(screen.getByText('3 keys')).toBeTruthy()
  await person.click(screen.getByRole('checkbox', { name: 'Select Alpha' }))
  expect(screen.getByText('1 key selected')).toBeTruthy()
  await person.type(search, 'beta')
  expect(await screen.findByText('1 of 3 keys')).toBeTruthy()
  expect(screen.getByText('1 key selected, which this search does not show')).toBeTruthy()
  await person.click(screen.getByRole('checkbox', { name: 'Select Beta' }))
  expect(
    screen.getByText('2 keys selected, 1 of which this search does not show'),
  ).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Delete selected' }))
  const items = within(await screen.findByRole('alertdialog')).getAllByRole('listitem')
  const hidden = /your search does not show it/
  expect(items.map(({ textContent }) => hidden.test(textContent))).toEqual([true, false])
  await person.click(screen.getByRole('button', { name: 'Keep them' }))
  await person.clear(search)
  await person.type(search, 'zzz')
  expect(await screen.findByText('0 of 3 keys')).toBeTruthy()
})

test('keys of one name are told apart by their identifiers, others by their names', async () => {
  const { identifiers } = await openKeys('Alpha', 'Alpha', 'Beta')
  for (const identifier of identifiers.slice(0, 2)) {
    const name = `Alpha (${identifier})`
    expect(screen.getByRole('checkbox', { name: `Select ${name}` })).toBeTruthy()
    expect(screen.getByRole('button', { name: `Delete ${name}` })).toBeTruthy()
    expect(screen.getByRole('link', { name: `Rotate ${name}` })).toBeTruthy()
  }
  expect(screen.getByRole('button', { name: 'Delete Beta' })).toBeTruthy()
})

test('SSH keys of one name are told apart by their fingerprints', async () => {
  const { panel, account, navigation } = await openKeys('Alpha')
  const prints = [
    'OMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
    'JQ9kUfv2nbzlmyRMlWqkJQZzqJxN8bUqj9oQxgYfvqB',
  ].map(
    (rest) =>
      panel.control.createSshKey(account.id, { name: 'pc', publicKey: line + rest })
        .fingerprint,
  )
  await navigation.go('/ssh-keys')
  for (const fingerprint of prints)
    expect(
      await screen.findByRole('button', { name: `Remove pc (SHA256:${fingerprint})` }),
    ).toBeTruthy()
})
