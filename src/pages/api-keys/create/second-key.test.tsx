import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { signInAgain } from '#src/forms/sign-in-again.ts'
import { setWriteTimeout } from '#src/test/impatient.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { pasteBack } from '#src/test/paste-back.ts'
import { openPage } from '#src/test/render.tsx'

import { keepUnheardRequests, openRequest, unheardRequests } from './unheard-requests.ts'

const path = '/api/client/account/api-keys'
const create = `POST ${path}`
const arrived = 'The key exists, but its secret never arrived'
const asks = 'An earlier request may still make this key'
const late = 'The panel has not answered'
const limit = 4000

/** The form with a description in it; time passes for the page as in the world, and as far as it is let. */
async function open() {
  const page = await openPage('/nowhere')
  const { person, navigation, panel, account, host } = page
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  const field = form.getByLabelText<HTMLInputElement>('Description')
  await person.type(field, 'Bot')
  const pass = letTimePass()
  setWriteTimeout(host, limit)
  return {
    ...page,
    form,
    field,
    pass,
    press: async (name: string | RegExp) =>
      person.click(await screen.findByRole('button', { name, hidden: true })),
    keys: () => panel.control.keysOf(account.id).apiKeys,
    make: (description: string) => panel.control.createApiKey(account.id, { description }),
  }
}

type Opened = Awaited<ReturnType<typeof open>>

/** Asks for a key, of which the panel gives no answer in time. */
async function sendLate(page: Opened) {
  const making = page.late(create)
  await page.press('Create key')
  await page.pass(limit)
  await screen.findByText(late)
  return making
}

/** Presses again, and waits until it was looked for. */
async function pressAgain(page: Opened) {
  await page.press('Create key')
  await page.pass(limit * 0.3)
  return (await screen.findByText(asks)).closest<HTMLElement>('[role=alert]')
}

/** The key that is shown, and what is done when it is stored. */
async function revealed({ press }: Opened) {
  const dialog = within(await screen.findByRole('alertdialog'))
  const key = dialog.getByLabelText('The key').textContent
  return {
    dialog,
    key,
    async finish() {
      pasteBack(dialog, key)
      await press('Done')
    },
  }
}

test('pressed again while the panel may still make the key, it asks and sends nothing', async () => {
  const page = await open()
  const { form, field, count, keys, person, pass } = page
  const making = await sendLate(page)
  const question = await pressAgain(page)
  expect(document.activeElement).toBe(question)
  expect(field.value).toBe('Bot')
  expect(form.getByRole('alert')).toBe(question)
  // Enter in a field is a press of the button, which looks and asks once more.
  await person.type(field, '{Enter}')
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(asks))
  await page.press('Check again')
  await screen.findByText(/the list still does not have it/)
  expect(count(create)).toBe(1)
  await making.act()
  await pass(limit)
  await screen.findByText(arrived)
  expect([count(create), keys().length]).toEqual([1, 1])
})

test('a press that only asks tells nobody of a change', async () => {
  const page = await open()
  await sendLate(page)
  const tell = vi.spyOn(page.host, 'tell')
  await pressAgain(page)
  expect(tell.mock.calls.filter(([{ type }]) => type === 'change')).toEqual([])
})

test('while it is checked for the first key, no other is made', async () => {
  const page = await open()
  const making = await sendLate(page)
  await pressAgain(page)
  const held = page.hold(`GET ${path}`)
  await page.press('Check again')
  await page.press('Create another key anyway')
  await making.act()
  held.release()
  await screen.findByText(arrived)
  expect([page.count(create), page.keys().length]).toEqual([1, 1])
})

test('“anyway” is said of one press: what that did not send is asked about again', async () => {
  const page = await open()
  const { field, person, count } = page
  await sendLate(page)
  const lostAt = Date.now()
  await pressAgain(page)
  await person.clear(field)
  await page.press('Create another key anyway')
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  await person.type(field, 'Bot')
  // However long that took here, the request is one to ask about.
  vi.setSystemTime(lostAt)
  await pressAgain(page)
  expect(count(create)).toBe(1)
})

test('a clock that is set back makes nobody wait for longer', async () => {
  const page = await open()
  await sendLate(page)
  vi.setSystemTime(Date.now() - 3_600_000)
  await pressAgain(page)
  expect(page.count(create)).toBe(1)
})

test('“Check again” finds what came late', async () => {
  const page = await open()
  const making = await sendLate(page)
  await pressAgain(page)
  await making.act()
  await page.press('Check again')
  await screen.findByText(arrived)
  expect([page.count(create), page.keys().length]).toEqual([1, 1])
})

test('a list that cannot be read is said to be, and asked about still', async () => {
  const page = await open()
  await sendLate(page)
  await pressAgain(page)
  page.panel.control.failNext({ method: 'GET', path, fault: '500-json', times: 9 })
  await page.press('Check again')
  await page.pass(limit)
  await screen.findByText(/The list could not be read just now\./)
  expect(screen.queryByText(/the list (still )?does not have it/)).toBeNull()
  page.complaints.mockClear()
})

test.each(['429-seconds', 'offline'] as const)(
  '“anyway” sends nothing while the list cannot be read (%s), and says so in place of the question',
  async (fault) => {
    const page = await open()
    const { count, network, panel, pass } = page
    await sendLate(page)
    await pressAgain(page)
    if (fault === 'offline') network(false)
    else panel.control.failNext({ method: 'GET', path, fault, times: 1 })
    await page.press('Create another key anyway')
    await pass(limit * 0.3)
    const told = await screen.findByText(/The list could not be read just now\./)
    expect(document.activeElement).toBe(told.closest('[role=alert]'))
    expect(told.closest('[role=alert]')?.textContent).toMatch(asks)
    expect(screen.queryByText(/nothing was changed|has not answered/)).toBeNull()
    expect(count(create)).toBe(1)
    network(true)
    setWriteTimeout(page.host, 20_000)
    await page.press('Create another key anyway')
    await revealed(page)
    expect(count(create)).toBe(2)
    page.complaints.mockClear()
  },
)

test('only “anyway” makes another key, and beside its secret it is said that the first came, too', async () => {
  const page = await open()
  const { count, keys, pass } = page
  const making = await sendLate(page)
  await pressAgain(page)
  setWriteTimeout(page.host, 20_000)
  await page.press('Create another key anyway')
  const { dialog, key, finish } = await revealed(page)
  expect(count(create)).toBe(2)
  const done = dialog.getByRole('button', { name: 'Done' })
  done.focus()
  expect(dialog.queryByRole('alert')).toBeNull()
  await making.act()
  await pass(limit)
  const notice = await dialog.findByRole('alert')
  const first = keys().find(({ identifier }) => !key.startsWith(identifier))
  expect(notice.textContent).toMatch(first?.identifier ?? '?')
  expect(document.activeElement).toBe(done)
  expect(dialog.getByLabelText('The key').textContent).toBe(key)
  await finish()
  await screen.findByRole('button', { name: 'Delete the late key' })
})

test('while a secret is shown, nothing answers to a session that ended', async () => {
  const page = await open()
  const { pass, browser } = page
  await sendLate(page)
  await pressAgain(page)
  setWriteTimeout(page.host, 20_000)
  await page.press('Create another key anyway')
  const { dialog, key } = await revealed(page)
  for (const pair of browser.cookies().split(/;\s*/))
    browser.deleteCookie(pair.split('=')[0] ?? '')
  await pass(limit * 3)
  expect(page.statuses(`GET ${path}`).at(-1)).toBe(401)
  expect(signInAgain(page.host).isOpen()).toBe(false)
  expect(dialog.getByLabelText('The key').textContent).toBe(key)
})

test('something else is another wish: it is sent, and the first is told of beside it', async () => {
  const page = await open()
  const { field, person, count, pass } = page
  const making = await sendLate(page)
  await person.clear(field)
  await person.type(field, 'Something else')
  setWriteTimeout(page.host, 20_000)
  const held = page.hold(create)
  await page.press('Create key')
  await waitFor(() => expect(count(create)).toBe(2))
  await screen.findByText('Nobody has heard what became of a new key')
  held.release()
  const { dialog } = await revealed(page)
  expect(screen.queryByText(asks)).toBeNull()
  await making.act()
  await pass(limit)
  await dialog.findByRole('alert')
})

test('a minute after it was sent, a request is not asked about any more', async () => {
  const page = await open()
  await sendLate(page)
  await page.pass(limit * 2)
  setWriteTimeout(page.host, 20_000)
  await page.press('Create key')
  await revealed(page)
  expect(page.count(create)).toBe(2)
})

test('an answer that tells nothing, and may be that of a server on the way, leaves the request open', async () => {
  const page = await open()
  page.panel.control.failNext({ method: 'POST', path, fault: 'empty-200-not-run' })
  await page.press('Create key')
  await screen.findByText(/nothing was changed so far/)
  await pressAgain(page)
  expect(page.count(create)).toBe(1)
  page.make('Bot')
  await page.press('Check again')
  await screen.findByText(arrived)
})

test('after an error of the panel itself, nothing comes, and nothing is asked', async () => {
  const page = await open()
  page.panel.control.failNext({ method: 'POST', path, fault: '500-json' })
  await page.press('Create key')
  await screen.findByText(/nothing was changed/)
  await page.press('Create key')
  await revealed(page)
  expect(page.keys()).toHaveLength(1)
})

test('what is typed while it is asked stays when the key comes', async () => {
  const page = await open()
  const { field, person, pass } = page
  const making = await sendLate(page)
  await pressAgain(page)
  await person.type(field, 's of una')
  await making.act()
  await pass(limit)
  await screen.findByText('A key was made, and its secret never came here')
  expect(field.isConnected && field.value).toBe('Bots of una')
  expect(screen.queryByText(asks)).toBeNull()
})

test('another key in place of a lost one is not sent twice either', async () => {
  const page = await open()
  const { count, keys, panel } = page
  panel.control.failNext({ method: 'POST', path, fault: 'run-then-drop' })
  await page.press('Create key')
  await screen.findByText(arrived)
  const making = page.late(create)
  await page.press('Delete it and make another')
  await page.pass(limit)
  await screen.findByRole('button', { name: 'Make another' })
  await page.press('Make another')
  await page.pass(limit * 0.3)
  await screen.findByText(asks)
  expect(count(create)).toBe(2)
  await making.act()
  await page.press('Check again')
  await screen.findByText(arrived)
  expect(keys()).toHaveLength(1)
  panel.control.failNext({ method: 'POST', path, fault: 'refuse' })
  await page.press('Delete it and make another')
  await screen.findByRole('button', { name: 'Make another' })
  await page.press('Make another')
  await page.pass(6000)
  await screen.findByText(asks)
  await page.press('Create another key anyway')
  await revealed(page)
  expect(keys()).toHaveLength(1)
})

test('what goes missing later is looked for, too', async () => {
  const page = await open()
  const { navigation, pass, queries, press, make, count } = page
  keepUnheardRequests(queries, [
    openRequest({ description: 'One', allowedIps: [] }, new Set(), { sentAt: 1 }),
  ])
  void navigation.go('/api-keys')
  await press(/Leave|Discard/)
  await screen.findByText('Nobody has heard what became of a new key')
  const looking = 'This page keeps checking for a while.'
  await screen.findByText(looking)
  await pass(45_000)
  // Each look reads, which takes the time of the world.
  await waitFor(() => expect(screen.queryByText(looking)).toBeNull())
  await act(() => {
    keepUnheardRequests(queries, [
      ...unheardRequests(queries),
      openRequest({ description: 'Two', allowedIps: [] }, new Set(), { sentAt: 2 }),
    ])
    return Promise.resolve()
  })
  await screen.findByText(looking)
  make('Two')
  await pass(45_000)
  await screen.findByText('A key was made, and its secret never came here')
  expect(count(create)).toBe(0)
})
