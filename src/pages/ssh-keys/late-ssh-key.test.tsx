import '#src/test/dom.ts'
import { setImmediate, setTimeout } from 'node:timers/promises'

import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { openSshKey } from '#src/test/ssh-keys.ts'

const path = '/api/client/account/ssh-keys'
const add = `POST ${path}`
const publicKey =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

async function open() {
  const page = await openPage('/nowhere')
  return { ...page, keys: () => page.panel.control.keysOf(page.account.id).sshKeys }
}

/** Time for all looks of a short limit. */
const wait = { timeout: 6000 }

/** A list in which no row can be read. */
async function unreadable(answer: Response): Promise<Response> {
  const { data } = (await answer.json()) as { data: unknown[] }
  return Response.json({ object: 'list', data: data.map(() => 7) })
}

/** The form with a key in it. */
async function openAdd() {
  const page = await open()
  const { navigation, person } = page
  await navigation.go('/ssh-keys/add')
  const form = within(await screen.findByRole('form', { name: 'Add an SSH key' }))
  await person.click(form.getByLabelText('Public key'))
  await person.paste(`${publicKey} laptop`)
  await waitFor(() =>
    expect(form.getByLabelText<HTMLInputElement>('Name').value).toBe('laptop'),
  )
  const submit = () => person.click(form.getByRole('button', { name: /^Add/ }))
  return { ...page, form, submit }
}

/** The list with one key, `laptop`. */
async function openList() {
  const page = await open()
  const { panel, account, navigation, person } = page
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go('/ssh-keys')
  const button = await openSshKey(person, 'laptop')
  return { ...page, remove: () => person.click(button) }
}

test('a key that is added late is found, and counts as added', async () => {
  const { host, late, submit, keys, count } = await openAdd()
  setWriteTimeout(host, 400)
  const adding = late(add)
  await submit()
  await screen.findByText('The panel has not answered')
  await adding.act()
  await screen.findByRole('heading', { name: 'SSH keys', level: 1 })
  expect(keys()).toHaveLength(1)
  expect(count(add)).toBe(1)
})

test('pressed again while the panel was late: one key, and no refusal', async () => {
  const { host, late, hold, submit, keys, rewrite } = await openAdd()
  setWriteTimeout(host, 1000)
  const adding = late(add)
  await submit()
  await screen.findByText('The panel has not answered')
  setWriteTimeout(host, 20_000)
  // Read before the panel was at it, the list tells nothing of what comes with the second press.
  rewrite(`GET ${path}`, () => Response.json({ object: 'list', data: [] }))
  const held = hold(`GET ${path}`)
  const pressed = submit()
  await adding.act()
  held.release()
  await pressed
  await screen.findByRole('heading', { name: 'SSH keys', level: 1 })
  expect(keys()).toHaveLength(1)
})

test.each([true, false])(
  'a key that comes after an answer that told nothing is found by the next press (by the list before it: %s)',
  async (isListedBefore) => {
    const { panel, account, submit, keys, count, form, rewrite } = await openAdd()
    panel.control.failNext({ method: 'POST', path, fault: 'empty-200-not-run' })
    await submit()
    const alert = await form.findByRole('alert')
    expect(alert.textContent).toMatch(/nothing was changed so far/)
    expect(alert.textContent).toMatch(/checks again before it sends anything/)
    expect(alert.textContent).not.toMatch(/No answer came|try once more/)
    // Whoever stands before the panel may have given that answer.
    panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
    // A list from before that tells nothing of it, and the panel refuses a key that it has.
    if (!isListedBefore)
      rewrite(`GET ${path}`, () => Response.json({ object: 'list', data: [] }))
    await submit()
    await screen.findByRole('heading', { name: 'SSH keys', level: 1 })
    expect(keys()).toHaveLength(1)
    expect(count(add)).toBe(isListedBefore ? 1 : 2)
  },
)

test('a key that the panel said it added and does not list is said to be missing', async () => {
  const { rewrite, submit, form, person } = await openAdd()
  const empty = () => Response.json({ object: 'list', data: [] })
  rewrite(`GET ${path}`, empty)
  await submit()
  const alert = await form.findByRole('alert')
  expect(alert.textContent).toMatch(/said that it added the key, but does not list it/)
  expect(screen.queryByText(/is added|was added/)).toBeNull()
  await person.click(form.getByRole('button', { name: 'Cancel' }))
})

test('a key that is removed late is looked for, and can be brought back', async () => {
  const { host, late, remove, keys } = await openList()
  setWriteTimeout(host, 400)
  const removing = late(`POST ${path}/remove`)
  await remove()
  await screen.findByText('The panel has not answered')
  expect(screen.getByRole('alert').textContent).toMatch(/may still remove “laptop”/)
  await removing.act()
  await screen.findByRole('button', { name: 'Undo' })
  expect(screen.queryByRole('alert')).toBeNull()
  expect(keys()).toEqual([])
})

test('a removal that a second press has carried out is told once', async () => {
  const { host, late, remove, count } = await openList()
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
    shouldAdvanceTime: true,
  })
  onTestFinished(() => void vi.useRealTimers())
  setWriteTimeout(host, 4000)
  const removing = late(`POST ${path}/remove`)
  await remove()
  await act(() => vi.advanceTimersByTimeAsync(4000))
  await screen.findByText('The panel has not answered')
  await remove()
  await screen.findByRole('button', { name: 'Undo' })
  const spoken = screen.getByText(/^laptop is removed/)
  const looks = count(`GET ${path}`)
  await act(() => vi.advanceTimersByTimeAsync(9000))
  expect(count(`GET ${path}`)).toBe(looks)
  expect(screen.getByText(/^laptop is removed/)).toBe(spoken)
  await removing.act()
})

test('a removal is not told of by a row that cannot be read, however often it is looked', async () => {
  const { host, late, remove, rewrite } = await openList()
  setWriteTimeout(host, 400)
  const removing = late(`POST ${path}/remove`)
  rewrite(`GET ${path}`, unreadable, 9)
  await remove()
  await screen.findByText('The panel has not answered')
  const alert = screen.getByRole('alert')
  expect(alert.textContent).toMatch(/may still remove “laptop”.*keeps checking for a while/)
  // The page does.
  expect(alert.textContent).not.toMatch(/Check before/)
  await waitFor(() => expect(alert.textContent).not.toMatch(/keeps checking/), {
    timeout: 5000,
  })
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  expect(alert.textContent).toMatch(/may still remove “laptop”.*Check before you try again/)
  await removing.act()
})

test('a removal that was looked for in vain is said to be', async () => {
  const { host, late, remove } = await openList()
  setWriteTimeout(host, 400)
  const removing = late(`POST ${path}/remove`)
  await remove()
  await screen.findByText(/keeps checking for a while/)
  await screen.findByText(/When this page last looked, nothing was changed/, {}, wait)
  expect(screen.queryByText(/keeps checking/)).toBeNull()
  await removing.act()
})

test.each([
  ['refused', refusing(400, 'X', 'Not now.')],
  ['failed at', () => new Response('{"errors":[]}', { status: 500 })],
  ['confirmed and not done', () => new Response(null, { status: 204 })],
])(
  'a removal whose next press is %s may come late still, and is found',
  async (_, answer) => {
    const { host, late, remove, rewrite, panel } = await openList()
    setWriteTimeout(host, 1500)
    const removing = late(`POST ${path}/remove`)
    await remove()
    await screen.findByText('The panel has not answered')
    panel.control.failNext({ path: `${path}/remove`, fault: 'empty-200-not-run' })
    rewrite(`POST ${path}/remove`, answer)
    await remove()
    await screen.findByText(/has not answered what you sent before\. It may still do it/)
    await removing.act()
    await screen.findByRole('button', { name: 'Undo' }, wait)
    expect(screen.queryByText(/may still do it/)).toBeNull()
  },
)

test('whether a key was added is not known where the one row cannot be read', async () => {
  const { panel, submit, rewrite, form, person, keys } = await openAdd()
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop' })
  rewrite(`GET ${path}`, unreadable, 2)
  await submit()
  const alert = await form.findByRole('alert')
  expect(alert.textContent).not.toMatch(/nothing was changed/)
  expect(alert.textContent).toMatch(/It may still do what you asked/)
  expect(keys()).toHaveLength(1)
  await person.click(form.getByRole('button', { name: 'Cancel' }))
})

test('while a key is put back by a second press, nobody looks for what the first one did', async () => {
  const { host, late, remove, person, count, queries } = await openList()
  await remove()
  const undo = await screen.findByRole('button', { name: 'Undo' })
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
    shouldAdvanceTime: true,
  })
  onTestFinished(() => void vi.useRealTimers())
  setWriteTimeout(host, 4000)
  const adding = late(add)
  await person.click(undo)
  await act(() => vi.advanceTimersByTimeAsync(4000))
  await screen.findByText('laptop is removed and not back yet')
  late(add)
  await person.click(screen.getByRole('button', { name: 'Undo' }))
  const looks = count(`GET ${path}`)
  await act(() => vi.advanceTimersByTimeAsync(3000))
  expect(count(`GET ${path}`)).toBe(looks)
  await adding.act()
  await act(() => vi.advanceTimersByTimeAsync(2000))
  await screen.findByText('laptop is back.')
  await waitFor(() => expect(queries.isFetching()).toBe(0))
})

test('a key that is put back late is back once the list has it', async () => {
  const { host, late, remove, person, keys } = await openList()
  await remove()
  const undo = await screen.findByRole('button', { name: 'Undo' })
  setWriteTimeout(host, 400)
  const adding = late(add)
  await person.click(undo)
  await screen.findByText('laptop is removed and not back yet')
  await adding.act()
  await screen.findByText('laptop is back.')
  expect(keys()).toHaveLength(1)
})

test('a key whose second way back is refused may come back by the first still', async () => {
  const { host, late, remove, person, rewrite, keys } = await openList()
  await remove()
  const undo = await screen.findByRole('button', { name: 'Undo' })
  setWriteTimeout(host, 1500)
  const adding = late(add)
  await person.click(undo)
  await screen.findByText(/may still put it back/)
  expect(screen.getByRole('alert').textContent).toMatch(/keeps checking for a while/)
  rewrite(add, refusing(400, 'X', 'Not now.'))
  const empty = () => Response.json({ object: 'list', data: [] })
  rewrite(`GET ${path}`, empty, 2)
  await person.click(screen.getByRole('button', { name: 'Undo' }))
  const alert = (await screen.findByText(/Not now\./)).closest('[role=alert]')
  expect(alert?.textContent).toMatch(/what you sent before\. It may still do it/)
  if (keys().length === 0) await adding.act()
  await screen.findByText('laptop is back.', {}, wait)
})

test('a way back that was looked for in vain is said to be', async () => {
  const { host, late, remove, person } = await openList()
  await remove()
  const undo = await screen.findByRole('button', { name: 'Undo' })
  setWriteTimeout(host, 400)
  const adding = late(add)
  await person.click(undo)
  await screen.findByText(/When this page last looked, nothing was changed/, {}, wait)
  await adding.act()
})

/** What the announcer of the page has spoken last. */
const spoken = () =>
  document.querySelector('[role=status][aria-live=polite] > :last-child')?.textContent ?? ''

/** The list, left while a removal is on its way that a server before the panel answers in its place, once it is let go. */
async function leaveUnheard() {
  const page = await openList()
  const { panel, hold, remove, navigation, count, rewrite } = page
  const call = `POST ${path}/remove`
  panel.control.failNext({ path: `${path}/remove`, fault: '502-html' })
  const held = hold(call)
  await remove()
  await waitFor(() => expect(count(call)).toBe(1))
  await navigation.go('/activity')
  await waitFor(() => expect(spoken()).toMatch(/^Activity/))
  held.release()
  await waitFor(() =>
    expect(spoken()).toMatch(/^Removing laptop: .*It may still remove “laptop”\.$/),
  )
  /** The panel removes it late. */
  const act = () =>
    rewrite(`GET ${path}`, () => Response.json({ object: 'list', data: [] }), Infinity)
  return { ...page, act }
}

test('whoever left hears that a removal had no answer, and that it came', async () => {
  const { act } = await leaveUnheard()
  act()
  await waitFor(() => expect(spoken()).toBe('laptop is removed.'), wait)
})

test('whoever comes back and removes it again is told once, where it is shown', async () => {
  const { navigation, person, count } = await leaveUnheard()
  await navigation.go('/ssh-keys')
  await person.click(await openSshKey(person, 'laptop'))
  await screen.findByRole('button', { name: 'Undo' })
  expect(spoken()).toMatch(/^laptop is removed\. You can undo/)
  const looks = count(`GET ${path}`)
  // The time for a look that was not given up.
  await setTimeout(2500)
  expect(count(`GET ${path}`)).toBe(looks)
})

test.each(['500-json', '502-html', 'refuse'] as const)(
  'of a removal answered with %s it is said whether the panel may still do it',
  async (fault) => {
    const { panel, remove, keys } = await openList()
    panel.control.failNext({ path: `${path}/remove`, fault })
    await remove()
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(
      fault === '500-json' ? /looked again: nothing was changed/ : /may still remove/,
    )
    expect(alert.textContent).not.toMatch(/may or may not/)
    expect(keys()).toHaveLength(1)
  },
)

test('whoever goes elsewhere while the list is read that tells of the key stays there', async () => {
  const { hold, submit, navigation, person, statuses, queries, keys } = await openAdd()
  const held = hold(`GET ${path}`)
  await submit()
  await waitFor(() => expect(statuses(add)).toEqual([200]))
  void navigation.go('/activity')
  await person.click(await screen.findByRole('button', { name: 'Leave' }))
  await screen.findByRole('heading', { name: 'Activity', level: 1 })
  held.release()
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  // What follows the list has followed by then.
  await setImmediate()
  expect(navigation.location().pathname).toBe('/activity')
  expect(keys()).toHaveLength(1)
})
