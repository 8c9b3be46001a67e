import '#src/test/dom.ts'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'

const path = '/api/client/account/api-keys'
const create = `POST ${path}`
/** How long writes have. What a busy machine takes for the rest is little beside it. */
const limit = 20_000
const thereTitle = 'A key was made, and its secret never came here'

type Opened = Awaited<ReturnType<typeof openPage>>

/** The form of a page, with a description in it. */
async function fill({ navigation, person }: Opened, description = 'Bot', to = '') {
  await navigation.go(`/api-keys/create${to}`)
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  const field = form.getByLabelText<HTMLInputElement>('Description')
  await person.clear(field)
  await person.type(field, description)
  const submit = () => person.click(form.getByRole('button', { name: /^Create/ }))
  return { field, submit }
}

/** A key that is on its way, whose answer the page does not have. */
async function sendHeld() {
  const page = await openPage('/nowhere')
  const { submit } = await fill(page)
  const held = page.hold(create)
  await submit()
  await waitFor(() => expect(page.statuses(create)).toEqual([200]))
  const keys = () => page.panel.control.keysOf(page.account.id).apiKeys
  return { ...page, held, keys }
}

/** Loads the page again. */
async function reload(page: Opened, to: string) {
  cleanup()
  page.perch.dispose()
  return openPage(to, { on: page })
}

const isAskedFor = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))

test('a page that makes a key that replaces another asks before it is loaded again', async () => {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person, hold } = page
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Old' })
  await navigation.go(`/api-keys/create?from=${identifier}`)
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  expect(isAskedFor()).toBe(false)
  const held = hold(create)
  await person.click(form.getByRole('button', { name: /^Create/ }))
  await screen.findByText(/^Creating/)
  expect(isAskedFor()).toBe(true)
  held.release()
  await screen.findByRole('alertdialog')
})

test.each(['/api-keys', '/api-keys/create'])(
  'after a reload %s names the key that nobody heard of, and deletes it',
  async (to) => {
    const page = await sendHeld()
    const stored = JSON.stringify([{ ...sessionStorage }, { ...localStorage }])
    expect(stored).toMatch(/Bot/)
    const { person } = await reload(page, to)
    const title = await screen.findByText(thereTitle)
    const alert = within(title.closest<HTMLElement>('[role=alert]') ?? document.body)
    expect(alert.getByText(page.keys()[0]?.identifier ?? '?')).toBeTruthy()
    await person.click(alert.getByRole('button', { name: 'Delete this key' }))
    await person.click(await screen.findByRole('button', { name: 'Delete key' }))
    await waitFor(() => expect(screen.queryByText(thereTitle)).toBeNull())
    expect(page.keys()).toEqual([])
    await waitFor(() => expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/Bot/))
    page.held.release()
  },
)

test('after a reload it is said that the panel may still make the key, and it is told once it has', async () => {
  const page = await openPage('/nowhere')
  const { submit } = await fill(page)
  const making = page.late(create)
  await submit()
  await waitFor(() => expect(page.count(create)).toBe(1))
  const again = await reload(page, '/api-keys')
  const pass = letTimePass()
  await screen.findByText('Nobody has heard what became of a new key')
  await making.act()
  await pass(limit)
  await screen.findByText(thereTitle)
  await again.person.click(screen.getByRole('button', { name: 'Keep it' }))
  expect(screen.queryByText(thereTitle)).toBeNull()
})

test('where nothing can be kept, a key is made all the same', async () => {
  const throws = () => {
    throw new DOMException('No', 'SecurityError')
  }
  const spies = (['getItem', 'setItem', 'removeItem'] as const).map((name) =>
    vi.spyOn(Storage.prototype, name).mockImplementation(throws),
  )
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
  })
  const page = await openPage('/nowhere')
  const { submit } = await fill(page)
  await submit()
  await screen.findByRole('alertdialog')
})

test('whoever leaves while a key is made is asked about its secret, and the list tells of the key', async () => {
  const { held, navigation, person, keys } = await sendHeld()
  void navigation.go('/api-keys')
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText('Leave while the key is being made?')).toBeTruthy()
  expect(dialog.queryByText(/you entered/)).toBeNull()
  await person.click(dialog.getByRole('button', { name: 'Leave' }))
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  held.release()
  await screen.findByText(thereTitle)
  expect(keys()).toHaveLength(1)
})

test('whoever has left before the key is asked for is told of it by the list all the same', async () => {
  const page = await openPage('/nowhere')
  const { hold, navigation, person, panel, account } = page
  const { submit } = await fill(page)
  const list = hold(`GET ${path}`)
  await submit()
  void navigation.go('/api-keys')
  await person.click(await screen.findByRole('button', { name: 'Leave' }))
  await screen.findByRole('heading', { name: 'API keys', level: 1 })
  list.release()
  await screen.findByText(thereTitle)
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})

test('a key that was refused leaves nothing to tell of', async () => {
  const page = await openPage('/nowhere')
  const { submit } = await fill(page)
  page.panel.control.failNext({ method: 'POST', path, fault: '429-seconds' })
  await submit()
  await screen.findByRole('alert')
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/Bot/)
})

test('a late key takes nothing away that was typed since', async () => {
  const page = await openPage('/nowhere')
  const { person, count, panel, account } = page
  const { field, submit } = await fill(page)
  const pass = letTimePass()
  setWriteTimeout(page.host, limit)
  const making = page.late(create)
  await submit()
  await waitFor(() => expect(count(create)).toBe(1))
  await pass(limit)
  await screen.findByText('The panel has not answered')
  await person.clear(field)
  await person.type(field, 'Something else')
  await making.act()
  await pass(limit)
  await screen.findByText(thereTitle)
  expect(field.isConnected && field.value).toBe('Something else')
  expect(screen.queryByText('The panel has not answered')).toBeNull()
  // What is on its way now has not been lost, also where the panel has made it and only its answer is slow.
  const held = page.hold(create)
  await submit()
  await waitFor(() => expect(page.statuses(create)).toEqual([0, 200]))
  expect(screen.getAllByText(thereTitle)).toHaveLength(1)
  expect(screen.queryByText('Nobody has heard what became of a new key')).toBeNull()
  held.release()
  await screen.findByRole('alertdialog')
  expect(count(create)).toBe(2)
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(2)
})

test('another key that is made late after the lost one was deleted is found by itself', async () => {
  const page = await openPage('/nowhere')
  const { person, panel, account, host, count } = page
  const { submit } = await fill(page)
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop' })
  await submit()
  const again = await screen.findByRole('button', { name: 'Delete it and make another' })
  const pass = letTimePass()
  setWriteTimeout(host, limit)
  const making = page.late(create)
  await person.click(again)
  await waitFor(() => expect(count(create)).toBe(2))
  await pass(limit)
  await screen.findByRole('button', { name: 'Make another' })
  await making.act()
  await pass(limit)
  await screen.findByRole('button', { name: 'Delete it and make another' })
  expect(count(create)).toBe(2)
  expect(panel.control.keysOf(account.id).apiKeys).toHaveLength(1)
})
