import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { learnKeyLimit } from '#src/keys/key-queries.ts'
import { openPage } from '#src/test/render.tsx'

const line = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI'

/** The list of these API keys, and their identifiers. */
async function openKeys(...names: string[]) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation } = page
  const identifiers = names.map(
    (description) => panel.control.createApiKey(account.id, { description }).identifier,
  )
  await navigation.go('/api-keys')
  await screen.findByRole('table', { name: 'API keys' })
  return { ...page, identifiers }
}

const names = () => screen.getAllByRole('rowheader').map(({ textContent }) => textContent)
const bar = () => within(screen.getByRole('group', { name: 'Selected keys' }))
/** The identifiers of keys, Alpha’s and Beta’s, in the order in which a dialog names and deletes them. */
const inOrder = (
  dialog: { getAllByRole(role: string): HTMLElement[] },
  identifiers: readonly string[],
) =>
  dialog
    .getAllByRole('listitem')
    .map(({ textContent }) => identifiers[textContent.startsWith('Alpha') ? 0 : 1])
/** What the announcer has spoken last. */
const spoken = () =>
  document.querySelector('[role=status][aria-live=polite] > :last-child')?.textContent
const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })

test('a search tells how many of the keys it shows, and only those are selected and deleted', async () => {
  const { person } = await openKeys('Alpha', 'Beta', ...'123456')
  const search = screen.getByRole('searchbox')
  expect(screen.getByText('8 keys')).toBeTruthy()
  await person.click(box('Select Alpha'))
  expect(bar().getByText('1 selected')).toBeTruthy()
  await person.type(search, 'beta')
  expect(await screen.findByText('1 of 8 keys')).toBeTruthy()
  expect(screen.queryByText('1 selected')).toBeNull()
  await person.click(box('Select all keys'))
  expect(bar().getByText('1 selected')).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Delete…' }))
  const items = within(await screen.findByRole('alertdialog')).getAllByRole('listitem')
  expect(items.map(({ textContent }) => textContent.slice(0, 4))).toEqual(['Beta'])
  await person.click(screen.getByRole('button', { name: 'Keep it' }))
  await person.clear(search)
  // What was selected before is selected still.
  await waitFor(() => expect(bar().getByText('2 selected')).toBeTruthy())
  await person.type(search, 'zzz')
  expect(await screen.findByText('0 of 8 keys')).toBeTruthy()
})

test('where the list cannot be read again, what was read stays, and the way to another key', async () => {
  const { rewrite, queries } = await openKeys('Alpha')
  const list = 'GET /api/client/account/api-keys'
  rewrite(list, () => new Response('', { status: 403 }), 9)
  await act(() => queries.invalidateQueries({ queryKey: ['api-keys'] }))
  await screen.findByText('The list below may be out of date.')
  expect(names()).toHaveLength(1)
  expect(screen.getByRole('link', { name: 'Create API key' })).toBeTruthy()
})

test('only what is gone is said to be deleted while more are', async () => {
  const { panel, person, hold, identifiers } = await openKeys('Alpha', 'Beta')
  await person.click(box('Select all keys'))
  await person.click(screen.getByRole('button', { name: 'Delete…' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  const [first, second] = inOrder(dialog, identifiers)
  const path = '/api/client/account/api-keys'
  panel.control.failNext({
    method: 'DELETE',
    path: `${path}/${first}`,
    fault: '500-json',
  })
  const held = hold(`DELETE ${path}/${second}`)
  await person.click(dialog.getByRole('button', { name: 'Delete 2 keys' }))
  await dialog.findByText('not deleted')
  expect(dialog.getByText('Deleted 0 of 2')).toBeTruthy()
  held.release()
  await dialog.findByRole('heading', { name: '1 key was not deleted' })
})

test.each([{ keys: ['Alpha'] }, { keys: ['Alpha', 'Beta'] }])(
  'how many are deleted is not spoken before one is: of $keys.length',
  async ({ keys }) => {
    const { person, hold, identifiers } = await openKeys(...keys)
    for (const key of keys) await person.click(box(`Select ${key}`))
    await person.click(screen.getByRole('button', { name: 'Delete…' }))
    const dialog = within(await screen.findByRole('alertdialog'))
    const [first, second] = inOrder(dialog, identifiers).map((identifier) =>
      hold(`DELETE /api/client/account/api-keys/${identifier}`),
    )
    await person.click(dialog.getByRole('button', { name: /^Delete / }))
    const toldInDialog = () =>
      dialog
        .getAllByRole('status')
        .flatMap((region) => [...region.childNodes])
        .filter((node) => !(node instanceof Element && node.matches('[aria-hidden=true]')))
        .map(({ textContent }) => textContent)
        .join('')
    const progress = dialog.getByRole('progressbar', { name: 'Deleting…' })
    expect(document.activeElement?.contains(progress)).toBe(true)
    expect(toldInDialog()).toBe('')
    first?.release()
    if (second) await waitFor(() => expect(toldInDialog()).toBe('Deleted 1 of 2'))
    second?.release()
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  },
)

test('also of one key alone somebody asks by pasting what leaked, and nothing puts one key in order', async () => {
  const { panel, account, navigation, person } = await openPage('/nowhere')
  const { usable, identifier } = panel.control.createApiKey(account.id, {
    description: 'Alpha',
  })
  await navigation.go('/api-keys')
  const search = await screen.findByRole<HTMLInputElement>('searchbox')
  expect(screen.queryByRole('combobox', { name: 'Order' })).toBeNull()
  await person.click(search)
  await person.paste(`KEY=${usable}`)
  expect(search.value).toBe(identifier)
  expect(
    await screen.findByText((_, element) =>
      /^This is your key \W*Alpha\W*\.$/.test(element?.textContent ?? ''),
    ),
  ).toBeTruthy()
  expect(names()).toEqual(['Alpha'])
  await person.clear(search)
  await person.paste(`ptlc_${'A'.repeat(11)}${'b'.repeat(32)}`)
  expect(
    await screen.findByText(
      /^No key in this list begins like this\. It may have been deleted/,
    ),
  ).toBeTruthy()
})

test('one press selects all, another with Shift a range, and one takes all off', async () => {
  const { person } = await openKeys('D', 'C', 'B', 'A')
  await person.selectOptions(screen.getByRole('combobox'), 'name')
  await person.click(box('Select B'))
  await person.keyboard('{Shift>}')
  await person.click(box('Select D'))
  await person.keyboard('{/Shift}')
  expect(bar().getByText('3 selected')).toBeTruthy()
  expect(spoken()).toBe('3 selected')
  expect(box('Select A').checked).toBe(false)
  expect(box('Select all keys').indeterminate).toBe(true)
  await person.click(screen.getByRole('button', { name: 'Select all' }))
  expect(bar().getByText('4 selected')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Select all' })).toBeNull()
  await person.click(screen.getByRole('button', { name: 'Clear selection' }))
  expect(screen.queryByText('4 selected')).toBeNull()
  expect(spoken()).toBeUndefined()
  expect(box('Select all keys').indeterminate).toBe(false)
})

test('keys of one name are told apart by their identifiers, others by their names', async () => {
  const { identifiers } = await openKeys('Alpha', 'Alpha', 'Beta')
  for (const identifier of identifiers.slice(0, 2)) {
    const name = `Alpha (${identifier})`
    expect(screen.getByRole('checkbox', { name: `Select ${name}` })).toBeTruthy()
    expect(screen.getByRole('button', { name: `More for ${name}` })).toBeTruthy()
  }
  expect(screen.getByRole('button', { name: 'More for Beta' })).toBeTruthy()
})

test('how many keys there are is said once: above the list, or by its groups', async () => {
  const day = 86_400_000
  const { account, panel, navigation } = await openPage('/nowhere')
  const now = panel.control.now()
  for (const [description, days] of [
    ['Echo', 200],
    ['Alpha', 2],
  ] as const)
    panel.control.createApiKey(account.id, {
      description,
      createdAt: now - days * day,
      lastUsedAt: now - days * day,
    })
  await navigation.go('/api-keys')
  expect(await screen.findByRole('rowgroup', { name: 'Needs attention 1' })).toBeTruthy()
  expect(screen.getByRole('rowgroup', { name: 'Others 1' })).toBeTruthy()
  expect(screen.queryByText('2 keys')).toBeNull()
  await navigation.go('/api-keys?order=newest')
  expect(await screen.findByText('2 keys')).toBeTruthy()
})

test('where there are as many keys as may be, the button says so', async () => {
  const { queries } = await openKeys('Alpha', 'Beta')
  expect(screen.getByText('2 keys')).toBeTruthy()
  act(() => learnKeyLimit(queries, 2))
  expect(await screen.findByText('2 of 2')).toBeTruthy()
  const room = screen.getByRole('link', { name: 'Make room for a key' })
  expect(room.getAttribute('href')).toContain('/api-keys/create')
  // A panel that takes more has another limit.
  act(() => learnKeyLimit(queries, 1))
  expect(await screen.findByRole('link', { name: 'Create API key' })).toBeTruthy()
  expect(screen.getByText('2 keys')).toBeTruthy()
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
      await screen.findByRole('button', { name: `More for pc (SHA256:${fingerprint})` }),
    ).toBeTruthy()
})
