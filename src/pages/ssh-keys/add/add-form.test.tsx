import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

import { fingerprint } from '../key/fingerprint.ts'
import { readKeys } from '../key/read-keys.ts'

const calls = {
  list: 'GET /api/client/account/ssh-keys',
  add: 'POST /api/client/account/ssh-keys',
  activity: 'GET /api/client/account/activity',
}
const line =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl una@laptop'

test('the form waits until the keys were read again, never joins an old read, and adds once', async () => {
  const page = await openPage('/ssh-keys/add')
  const { person, hold, count, queries, statuses } = page
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  await person.click(form.getByLabelText('Public key'))
  await person.paste(line)
  await waitFor(() =>
    expect(form.getByLabelText<HTMLInputElement>('Name').value).not.toBe(''),
  )
  const before = count(calls.list)
  const old = hold(calls.list)
  void queries.refetchQueries({ queryKey: ['ssh-keys'] })
  await waitFor(() => expect(count(calls.list)).toBe(before + 1))
  const held = hold(calls.list)
  const button = form.getByRole('button', { name: /^Add/ })
  await person.click(button)
  await waitFor(() => expect(statuses(calls.add)).toEqual([200]))
  old.release()
  expect(button.getAttribute('aria-disabled')).toBe('true')
  await person.click(button)
  held.release()
  await screen.findByRole('heading', { name: 'SSH keys', level: 1 })
  expect(await screen.findAllByText('una@laptop')).not.toHaveLength(0)
  expect(statuses(calls.add)).toEqual([200])
})

test('a key that is cut off has no fingerprint', async () => {
  const page = await openPage('/ssh-keys/add')
  const { person } = page
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  const field = form.getByLabelText('Public key')
  await person.click(field)
  await person.paste(line.slice(0, 50))
  await form.findByText('This key cannot be added')
  expect(form.queryByText(/^SHA256:/)).toBeNull()
  await person.clear(field)
  await person.paste(line)
  expect(await form.findByText(/^SHA256:/)).toBeTruthy()
})

test('what is wrong with a cut key is said once, before and after it is sent', async () => {
  const { person } = await openPage('/ssh-keys/add')
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  await person.click(form.getByLabelText('Public key'))
  await person.paste(line.slice(0, 50))
  const words = 'The end of this key is missing. Copy the whole line again.'
  expect(await form.findAllByText(words)).toHaveLength(1)
  await person.click(form.getByRole('button', { name: 'Add key' }))
  await waitFor(() => expect(screen.queryByText('This key cannot be added')).toBeNull())
  expect(form.getAllByText(words)).toHaveLength(1)
})

test('a key without its beginning is said to be none at once, until there is another text', async () => {
  const { person } = await openPage('/ssh-keys/add')
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  const field = form.getByLabelText('Public key')
  await person.click(field)
  await person.paste(line.slice(30))
  const words = /This is not a public key/
  expect(await form.findAllByText(words)).toHaveLength(1)
  await person.clear(field)
  expect(form.queryByText(words)).toBeNull()
  await person.type(field, 'ssh-ed')
  expect(form.queryByText(words)).toBeNull()
  await person.tab()
  expect(await form.findByText(words)).toBeTruthy()
})

const byName = 'You have this key already: it is called old pc.'
test.each([
  ['by its name where the list has it', true, byName],
  [
    'as the panel says it where it was added since',
    false,
    'The public key provided already exists on your account.',
  ],
])('that a key is there already is said once, %s', async (_, isListed, refusal) => {
  const { person, panel, account, queries } = await openPage('/ssh-keys/add', {
    before: ({ panel, account }) =>
      void (
        isListed &&
        panel.control.createSshKey(account.id, { name: 'old pc', publicKey: line })
      ),
  })
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  const field = form.getByLabelText('Public key')
  await person.click(field)
  await person.paste(line)
  await form.findByText(/^SHA256:/)
  const words = () => form.queryAllByText(/already/).map(({ textContent }) => textContent)
  await waitFor(() => expect(words()).toEqual(isListed ? [byName] : []))
  if (!isListed) panel.control.createSshKey(account.id, { name: 'old pc', publicKey: line })
  await person.click(form.getByRole('button', { name: 'Add key' }))
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  // What the refusal has the page read anew is there.
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  expect(words()).toEqual([refusal])
  // Another text, and the same again.
  await person.clear(field)
  await person.paste(line)
  await waitFor(() => expect(words()).toEqual(isListed ? [byName] : []))
})

/** The fingerprint of `line`, as panels write it. */
const known = () => {
  const reading = readKeys(line)
  const [key] = reading.kind === 'keys' ? reading.keys : []
  return key ? fingerprint(key.blob).replace('SHA256:', '') : ''
}

const monthAgo = Date.now() - 40 * 86_400_000
const day = new Intl.DateTimeFormat('en', {
  day: 'numeric',
  month: 'long',
  year:
    new Date(monthAgo).getFullYear() === new Date().getFullYear() ? undefined : 'numeric',
}).format(monthAgo)

/** The form with `line` in it, for somebody of whose keys the feed says so. */
async function pasteAfter(rows: { event: string; timestamp: number; actorId?: null }[]) {
  const page = await openPage('/ssh-keys/add', {
    before({ panel, account }) {
      const common = { ip: '203.0.113.5', properties: { fingerprint: known() } }
      panel.control.addActivity(
        account.id,
        rows.map((row) => ({ ...common, ...row })),
      )
    },
  })
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  await page.person.click(form.getByLabelText('Public key'))
  await page.person.paste(line)
  await form.findByText(/^SHA256:/)
  return { ...page, form }
}

const removed = 'user:ssh-key.delete'

test('of a key that was removed before it is said when', async () => {
  const { form } = await pasteAfter([{ event: removed, timestamp: monthAgo }])
  await form.findByText(`You removed this key on ${day}.`)
})

test('that it was the reader is not said where the panel names nobody', async () => {
  const { form } = await pasteAfter([
    { event: removed, timestamp: monthAgo, actorId: null },
  ])
  await form.findByText(`This key was removed on ${day}.`)
})

test('of a key that is there again nothing is said, nor of one that nothing is known of', async () => {
  const { form, queries, count } = await pasteAfter([
    { event: removed, timestamp: monthAgo },
    { event: 'user:ssh-key.create', timestamp: monthAgo + 60_000 },
  ])
  expect(count(calls.activity)).toBeGreaterThan(0)
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  expect(form.queryByText(/removed this key|was removed/)).toBeNull()
})
