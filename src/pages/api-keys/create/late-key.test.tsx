import '#src/test/dom.ts'
import { setImmediate } from 'node:timers/promises'

import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { keyQueries } from '#src/keys/key-queries.ts'
import { setWriteTimeout } from '#src/test/impatient.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { pasteBack } from '#src/test/paste-back.ts'
import { openPage } from '#src/test/render.tsx'

const path = '/api/client/account/api-keys'
const create = `POST ${path}`
const list = `GET ${path}`
/** How long writes have. What a busy machine takes for the rest is little beside it. */
const limit = 20_000
const arrived = 'The key exists, but its secret never arrived'

/** Asks for a key, and the panel does not see to it in time. */
async function sendLate() {
  const page = await openPage('/nowhere')
  const { person, navigation, panel, account } = page
  const openForm = async () => {
    await navigation.go('/api-keys/create')
    const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
    await person.type(form.getByLabelText('Description'), 'Bot')
    return () => person.click(form.getByRole('button', { name: 'Create key' }))
  }
  const submit = await openForm()
  const pass = letTimePass()
  setWriteTimeout(page.host, limit)
  const making = page.late(create)
  await submit()
  await waitFor(() => expect(page.count(create)).toBe(1))
  await pass(limit)
  await screen.findByText('The panel has not answered')
  return {
    ...page,
    making,
    pass,
    submit,
    openForm,
    keys: () => panel.control.keysOf(account.id).apiKeys,
  }
}

test('a key that is made late is found, and is the one whose secret never came', async () => {
  const { making, pass, count, keys } = await sendLate()
  expect(screen.getByRole('alert').textContent).not.toMatch(/nothing was changed|lost/)
  expect(screen.getByLabelText<HTMLInputElement>('Description').value).toBe('Bot')
  expect(await making.act()).toBe(200)
  await pass(limit)
  await screen.findByText(arrived)
  expect([count(create), keys().length]).toEqual([1, 1])
})

test('pressed again at once: it is looked for before anything is sent, and there is one key', async () => {
  const { making, pass, submit, count, keys } = await sendLate()
  const pressed = submit()
  // Well within the time in which most of what comes late has come.
  await waitFor(() => expect(screen.queryByText(/^Creating/)).toBeTruthy())
  await making.act()
  await pass(limit * 0.3)
  await pressed
  await screen.findByText(arrived)
  expect([count(create), keys().length]).toEqual([1, 1])
})

test('it is looked for although the form was left meanwhile', async () => {
  const { making, pass, navigation, openForm, count, keys, person } = await sendLate()
  void navigation.go('/api-keys')
  await person.click(await screen.findByRole('button', { name: /Leave|Discard/ }))
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  await making.act()
  await (
    await openForm()
  )()
  await pass(limit * 0.3)
  await screen.findByText(arrived)
  expect([count(create), keys().length]).toEqual([1, 1])
})

/** Has a key that the next press has made, and beside it a twin of the first; `finish` is done with the key. */
async function makeTwin() {
  const page = await sendLate()
  const { making, pass, submit, count, person, hold, statuses } = page
  // Until it has looked for the last time, and it is unlikely that the first one comes.
  const looks = count(list) + 5
  await pass(limit * 2)
  await waitFor(() => expect(count(list)).toBeGreaterThanOrEqual(looks))
  const held = hold(create)
  await submit()
  await waitFor(() => expect(statuses(create)).toEqual([0, 200]))
  await making.act()
  held.release()
  const dialog = within(await screen.findByRole('alertdialog'))
  const key = dialog.getByLabelText('The key').textContent
  pasteBack(dialog, key)
  const finish = () => person.click(dialog.getByRole('button', { name: 'Done' }))
  return { ...page, key, finish }
}

test('a twin that comes after the second press is told once its own key is stored', async () => {
  const { keys, person, key, finish } = await makeTwin()
  await finish()
  await screen.findByText('There is another key now')
  expect(keys()).toHaveLength(2)
  await person.click(screen.getByRole('button', { name: 'Delete the late key' }))
  await person.click(await screen.findByRole('button', { name: 'Delete key' }))
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  expect(keys().map(({ identifier }) => identifier)).toEqual([key.slice(0, 16)])
})

test('a twin is told although the list was not read in time, by the next press', async () => {
  const { hold, finish, openForm } = await makeTwin()
  const held = hold(list)
  await finish()
  expect(screen.getByText('Asking the panel…')).toBeTruthy()
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  held.release()
  await (
    await openForm()
  )()
  await screen.findByText(arrived)
}, 20_000)

test('who goes elsewhere while the list is read stays there, and is told of the twin by the next press', async () => {
  const { hold, finish, navigation, queries, openForm } = await makeTwin()
  const held = hold(list)
  await finish()
  await navigation.go('/activity')
  held.release()
  await waitFor(() => expect(queries.isFetching(keyQueries.apiKeys())).toBe(0))
  // What follows the list has followed by then.
  await setImmediate()
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Activity')
  expect(navigation.location().pathname).toBe('/activity')
  await (
    await openForm()
  )()
  await screen.findByText(arrived)
})

test('a key that is not listed and has a twin: both are told', async () => {
  const { rewrite, person, key, finish } = await makeTwin()
  rewrite(
    list,
    async (response) => {
      const { data, ...rest } = await response.json()
      const others = data.filter(
        ({ attributes }: { attributes: { identifier: string } }) =>
          attributes.identifier !== key.slice(0, 16),
      )
      return Response.json({ ...rest, data: others })
    },
    9,
  )
  await finish()
  await person.click(await screen.findByRole('button', { name: 'Go on' }))
  await screen.findByText('There is another key now')
})

test('a key that the panel said it made and does not list is said to be missing', async () => {
  const page = await openPage('/api-keys/create')
  const { person, complaints, rewrite } = page
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  const empty = () => Response.json({ object: 'list', data: [] })
  rewrite(list, empty, 9)
  await person.click(form.getByRole('button', { name: 'Create key' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  const key = dialog.getByLabelText('The key').textContent
  pasteBack(dialog, key)
  await person.click(dialog.getByRole('button', { name: 'Done' }))
  await screen.findByText(
    'Try whether the key works before you rely on it, or ask the panel’s admin.',
  )
  expect(screen.queryByText('The API key was created.')).toBeNull()
  complaints.mockClear()
})

test('a key whose row cannot be read is looked for again before another is made', async () => {
  const { panel, account, navigation, person, rewrite, complaints, count } =
    await openPage('/nowhere')
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  const submit = () => person.click(form.getByRole('button', { name: 'Create key' }))
  const lists = count(list)
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop' })
  const unreadable = async (answer: Response) => {
    const { data } = (await answer.json()) as { data: unknown[] }
    return Response.json({ object: 'list', data: data.map(() => 7) })
  }
  // The first of them is read before anything is sent.
  rewrite(list, unreadable, 2)
  await submit()
  const alert = await form.findByRole('alert')
  expect(count(list)).toBeGreaterThanOrEqual(lists + 2)
  expect(alert.textContent).not.toMatch(/nothing was changed/)
  await submit()
  await screen.findByText(arrived)
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
  complaints.mockClear()
})
