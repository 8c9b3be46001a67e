import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

/** Somebody on Activity who has opened the search, with two keys. */
async function openSearch() {
  const page = await openPage('/activity', {
    before({ account, panel: { control } }) {
      control.createApiKey(account.id, { description: 'Grafana' })
      control.createApiKey(account.id, { description: 'Backups' })
    },
  })
  await screen.findByRole('button', { name: 'Search' })
  await page.person.keyboard('{Control>}k{/Control}')
  const field = await screen.findByRole('combobox', { name: 'Search this account' })
  return { ...page, field }
}

const lines = () => within(screen.getByRole('listbox', { name: 'Search this account' }))
const options = () =>
  lines()
    .getAllByRole('option')
    .map(({ textContent }) => textContent)
const close = () => screen.getByRole('button', { name: 'Close' })
const chosen = (field: HTMLElement) =>
  document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.textContent

test('the shortcut opens it, and Enter goes where the first line leads', async () => {
  const { person, field, navigation } = await openSearch()
  expect(document.activeElement).toBe(field)
  await person.keyboard('ssh')
  expect(chosen(field)).toContain('SSH keys')
  await person.keyboard('{Enter}')
  await screen.findByRole('heading', { level: 1, name: 'SSH keys' })
  expect(navigation.place().pathname).toBe('/ssh-keys')
  expect(screen.queryByLabelText('Search this account')).toBeNull()
})

test('arrows choose another line, and begin again at the end', async () => {
  const { person, field } = await openSearch()
  await person.keyboard('key')
  await waitFor(() => expect(options().length).toBeGreaterThan(2))
  const [first, second] = options()
  expect(chosen(field)).toBe(first)
  await person.keyboard('{ArrowDown}')
  expect(chosen(field)).toBe(second)
  await person.keyboard('{ArrowUp}{ArrowUp}')
  expect(chosen(field)).toBe(options().at(-1))
})

test('keys are found by their names once something is typed', async () => {
  const { person, navigation } = await openSearch()
  expect(screen.queryByText('Grafana')).toBeNull()
  await person.keyboard('graf')
  const group = await screen.findByRole('group', { name: 'Keys' })
  await person.click(within(group).getByRole('option', { name: /Graf\s?ana/ }))
  await screen.findByRole('heading', { level: 1, name: 'API keys' })
  expect(navigation.place().search).toMatch(/^\?q=ptlc_/)
})

test('what is not called anything says so', async () => {
  const { person } = await openSearch()
  await person.keyboard('zzz')
  expect(lines().queryByRole('option')).toBeNull()
  expect(screen.getByText('Nothing here is called that.')).toBeDefined()
})

test('the form for another password is opened also where the profile is open already', async () => {
  const { person, navigation } = await openSearch()
  await person.click(close())
  await navigation.go('/profile')
  await person.keyboard('{Control>}k{/Control}')
  await screen.findByRole('combobox', { name: 'Search this account' })
  await person.keyboard('change pass{Enter}')
  await screen.findByLabelText('New password')
})

test('of an API key that is pasted into it, the secret does not stand there', async () => {
  const { person, field } = await openSearch()
  await person.click(field)
  await person.paste(`ptlc_${'a'.repeat(11)}${'S'.repeat(32)}`)
  expect((field as HTMLInputElement).value).toBe(`ptlc_${'a'.repeat(11)}`)
})

test('whoever does not want the shortcut turns it off', async () => {
  const { person } = await openSearch()
  await person.click(screen.getByRole('checkbox', { name: /Open this with/ }))
  await person.click(close())
  await person.keyboard('{Control>}k{/Control}')
  const search = { name: 'Search this account' }
  expect(screen.queryByRole('combobox', search)).toBeNull()
  await person.click(screen.getByRole('button', { name: 'Search' }))
  await screen.findByRole('combobox', search)
})

test('which keys work is unfolded, that of the shortcut as long as it is on', async () => {
  const { person } = await openSearch()
  await person.click(screen.getByText('Keyboard'))
  const keys = () =>
    within(screen.getByRole('dialog'))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
  expect(keys()).toEqual([
    'Ctrl K Open this search',
    '↑↓ Move in this list and in menus',
    'Esc Close this search, a menu, or a dialog that need not be answered',
    'Shift With a click or Space on the box of an API key: select all from the last box to this one',
    '←→ Move by day in the chart of Activity',
  ])
  await person.click(screen.getByRole('checkbox', { name: /Open this with/ }))
  expect(keys()).toHaveLength(4)
})

test('a page around that has a search of its own keeps the keys', async () => {
  const { person } = await openPage('/activity')
  await screen.findByRole('button', { name: 'Search' })
  const theirs = (event: Event) => event.preventDefault()
  document.addEventListener('keydown', theirs)
  await person.keyboard('{Control>}k{/Control}')
  document.removeEventListener('keydown', theirs)
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('with a key there is nothing to sign out of', async () => {
  const { person } = await openPage('/activity', { keptKey: true })
  await person.click(await screen.findByRole('button', { name: 'Search' }))
  await screen.findByRole('combobox', { name: 'Search this account' })
  await person.keyboard('sign out')
  await waitFor(() => expect(options()).toEqual(['Forget the key and leave']))
})
