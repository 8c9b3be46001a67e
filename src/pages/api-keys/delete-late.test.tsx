import '#src/test/dom.ts'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { setWriteTimeout } from '#src/test/impatient.ts'
import { refusing } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'

/** The dialog that deletes the one key there is, `Bot`, before it was told to. */
async function openDelete(others: readonly string[] = []) {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, person } = page
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  for (const description of others) panel.control.createApiKey(account.id, { description })
  const path = `/api/client/account/api-keys/${identifier}`
  await navigation.go('/api-keys')
  await person.click(await screen.findByRole('button', { name: 'Bot' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Bot' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  return {
    ...page,
    path,
    call: `DELETE ${path}`,
    dialog,
    confirm: () => person.click(dialog.getByRole('button', { name: 'Delete key' })),
    keys: () => panel.control.keysOf(account.id).apiKeys,
  }
}

/** A list in which no row can be read. */
async function unreadable(answer: Response): Promise<Response> {
  const { data } = (await answer.json()) as { data: unknown[] }
  return Response.json({ object: 'list', data: data.map(() => 7) })
}

const title = () => screen.queryByRole('alertdialog')?.getAttribute('aria-labelledby')
const heading = () => document.getElementById(title() ?? '')?.textContent
const noList = () => expect(screen.queryByRole('table', { name: 'API keys' })).toBeNull()

test('a key whose answer was lost and that is gone is deleted: dialog, list and announcement agree', async () => {
  const { panel, path, confirm, keys } = await openDelete()
  panel.control.failNext({ method: 'DELETE', path, fault: 'run-then-drop' })
  await confirm()
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(keys()).toEqual([])
  noList()
  expect(screen.getAllByText('1 key deleted.')).not.toHaveLength(0)
  expect(screen.queryByText(/not deleted|no answer/)).toBeNull()
})

test('a deletion that was sent is not said to be unsent where the list that tells cannot be read', async () => {
  const { rewrite, call, dialog, confirm } = await openDelete()
  rewrite(call, refusing(404, 'NotFoundHttpException', ''))
  rewrite('GET /api/client/account/api-keys', refusing(500, 'HttpException', 'Down'), 9)
  await confirm()
  const alert = await dialog.findByRole('alert')
  expect(alert.textContent).toContain('The list that tells could not be read. ')
  expect(alert.textContent).not.toContain('not sent')
})

test('a deletion that nobody signs in for is left, as its press said', async () => {
  const { panel, account, person, confirm, keys } = await openDelete()
  panel.control.endSessions(account.id)
  await confirm()
  await person.click(await screen.findByRole('button', { name: /Leave this and go/ }))
  await screen.findByText('Your session has ended. Sign in to go on.')
  expect(keys()).toHaveLength(1)
})

test('a key that is gone though the panel asked to wait is deleted, and not said to be there', async () => {
  const { panel, path, confirm, keys } = await openDelete()
  panel.control.failNext({ method: 'DELETE', path, fault: '429-seconds', run: true })
  await confirm()
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(keys()).toEqual([])
  noList()
  expect(screen.getAllByText('1 key deleted.')).not.toHaveLength(0)
})

test('of a key that the panel asked to wait for, nothing is claimed where its list cannot be read', async () => {
  const { panel, path, rewrite, confirm, dialog } = await openDelete()
  panel.control.failNext({ method: 'DELETE', path, fault: '429-seconds', run: true })
  rewrite('GET /api/client/account/api-keys', () => new Response('', { status: 403 }), 9)
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  const why = dialog.getByRole('alert').textContent
  expect(why).toMatch(/^1 key may still be there: Bot\./)
  expect(why).toContain('The panel asks you to wait')
  expect(why).toContain('It asked you to wait 7 seconds.')
})

test('of a wait that the panel told no time of, none is said', async () => {
  const { panel, path, rewrite, confirm, dialog } = await openDelete()
  panel.control.failNext({ method: 'DELETE', path, fault: '429-absent', run: true })
  rewrite('GET /api/client/account/api-keys', () => new Response('', { status: 403 }), 9)
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  expect(dialog.getByRole('alert').textContent).toBe(
    '1 key may still be there: Bot. The panel asks you to wait',
  )
})

test('a key that the panel said it deleted and that it lists is said to be there still', async () => {
  const { panel, path, call, rewrite, confirm, dialog, keys } = await openDelete()
  panel.control.failNext({ method: 'DELETE', path, fault: 'empty-200-not-run' })
  rewrite(call, () => new Response(null, { status: 204 }))
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key was not deleted'))
  expect(dialog.getByRole('alert').textContent).toMatch(
    /said that it deleted .*Bot.*, but still lists it/,
  )
  expect(dialog.getByText('still in the list')).toBeTruthy()
  expect(screen.queryByText('1 key deleted.')).toBeNull()
  expect(keys()).toHaveLength(1)
})

test('a panel that failed and answered is not said to have given no answer', async () => {
  const { panel, path, confirm, dialog } = await openDelete()
  panel.control.failNext({ method: 'DELETE', path, fault: '500-json' })
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key was not deleted'))
  // What the heading and the name beside it show is heard with why.
  expect(dialog.getByRole('alert').textContent).toBe(
    '1 key was not deleted: Bot. The panel failed',
  )
  expect(dialog.getByText('not deleted')).toBeTruthy()
  // What was spoken before the dialog opened is no news in it.
  expect(dialog.queryByText(/· Panel/)).toBeNull()
})

test('a key that is deleted late is looked for, and heading, row and list change with it', async () => {
  const { host, late, call, confirm, dialog, person } = await openDelete()
  setWriteTimeout(host, 400)
  const deletion = late(call)
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  expect(dialog.getByText('no answer of the panel yet')).toBeTruthy()
  // The uncertainty stands in the heading alone; beside it, why, and the way on.
  expect(dialog.getByRole('alert').textContent).toBe(
    '1 key may still be there: Bot. This page keeps checking for a while.',
  )
  expect(await deletion.act()).toBe(204)
  await waitFor(() => expect(heading()).toBe('1 key was deleted'))
  expect(dialog.getByText('deleted')).toBeTruthy()
  // All outside of the dialog is inert.
  expect(dialog.getByText('“Bot” is deleted.')).toBeTruthy()
  await person.click(dialog.getByRole('button', { name: 'Close' }))
  await waitFor(noList)
})

test('a try that is under way shows nothing of the one before, and whoever leaves it is asked about all of it', async () => {
  const { panel, path, call, hold, navigation, person, ...page } = await openDelete([
    'Other',
  ])
  const keys = page.keys()
  await person.click(page.dialog.getByRole('button', { name: 'Keep it' }))
  for (const box of within(screen.getByRole('table')).getAllByRole('checkbox').slice(1))
    await person.click(box)
  await person.click(screen.getByRole('button', { name: 'Delete…' }))
  const dialog = within(await screen.findByRole('alertdialog'))
  for (const { identifier } of keys)
    panel.control.failNext({
      method: 'DELETE',
      path: path.replace(/[^/]+$/, identifier),
      fault: '500-json',
    })
  await person.click(dialog.getByRole('button', { name: 'Delete 2 keys' }))
  await waitFor(() => expect(heading()).toBe('2 keys were not deleted'))
  const held = keys.map(({ identifier }) => hold(call.replace(/[^/]+$/, identifier)))
  await person.click(dialog.getByRole('button', { name: 'Try again' }))
  await dialog.findByRole('button', { name: 'Stop after this one' })
  expect(dialog.queryByText('not deleted')).toBeNull()
  void navigation.go('/security')
  const leave = await screen.findByRole('dialog', { name: /Leave before/ })
  expect(leave.textContent).toContain('Those after it stay.')
  for (const { release } of held) release()
})

test('a key that could not be deleted is tried again where that is said, and by what came late besides', async () => {
  const { panel, path, call, count, confirm, person, dialog, keys } = await openDelete()
  panel.control.failNext({ method: 'DELETE', path, fault: '500-json', times: 2 })
  await confirm()
  const again = () => person.click(dialog.getByRole('button', { name: 'Try again' }))
  await waitFor(() => expect(heading()).toBe('1 key was not deleted'))
  await again()
  await waitFor(() => expect(count(call)).toBe(2))
  await waitFor(() => expect(heading()).toBe('1 key was not deleted'))
  await again()
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(keys()).toEqual([])
  noList()
})

test('once nothing is looked for any more, that is said, and what the list tells', async () => {
  const { panel, path, confirm, dialog } = await openDelete()
  const pass = letTimePass()
  panel.control.failNext({ method: 'DELETE', path, fault: 'run-then-drop', run: false })
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  // Second by second: what is read meanwhile has its own time limit.
  for (let second = 0; second < 60; second += 1) await pass(1000)
  await waitFor(() =>
    expect(dialog.getByRole('alert').textContent).toBe(
      '1 key may still be there: Bot. This page has stopped checking. When it last looked, the list still had it. You can try again.',
    ),
  )
})

/** What the notices above the list say. */
const notices = () =>
  [...document.querySelectorAll('main [part=alert] p')].map(
    ({ textContent }) => textContent,
  )
const spoken = () =>
  document.querySelector('[role=status][aria-live=polite] > :last-child')?.textContent

test('once its dialog is closed, a key that is deleted late is told of above the list, as it is spoken', async () => {
  const { host, late, call, confirm, dialog, person } = await openDelete()
  setWriteTimeout(host, 2000)
  const deletion = late(call)
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'), {
    timeout: 10_000,
  })
  await person.click(dialog.getByRole('button', { name: 'Close' }))
  expect(notices()).toEqual([
    '1 key may still be there: Bot. This page keeps checking for a while.',
  ])
  // To which a browser's dialog gives focus back.
  screen.getByRole('button', { name: 'Delete… Bot' }).focus()
  await deletion.act()
  await waitFor(() => expect(notices()).toEqual(['“Bot” is deleted.']), { timeout: 10_000 })
  expect(spoken()).toBe('“Bot” is deleted.')
  await waitFor(noList)
  expect(document.activeElement).not.toBe(document.body)
  await person.click(screen.getByRole('button', { name: 'Dismiss' }))
  expect(notices()).toEqual([])
  expect(document.activeElement).not.toBe(document.body)
})

test('a key that may be deleted late is so after a try that was refused, too, and told of when it is', async () => {
  const { panel, path, host, late, call, confirm, dialog, person } = await openDelete()
  setWriteTimeout(host, 2000)
  const deletion = late(call)
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'), {
    timeout: 10_000,
  })
  panel.control.failNext({ method: 'DELETE', path, fault: '500-json' })
  await person.click(dialog.getByRole('button', { name: 'Try again' }))
  await dialog.findByText('The panel failed')
  expect(dialog.getByRole('alert').textContent).toBe(
    '1 key may still be there: Bot. The panel failedThis page keeps checking for a while.',
  )
  expect(heading()).toBe('1 key may still be there')
  expect(dialog.getByText('no answer of the panel yet')).toBeTruthy()
  expect(screen.queryByText(/is deleted/)).toBeNull()
  await person.click(dialog.getByRole('button', { name: 'Close' }))
  expect(notices()).toEqual([
    '1 key may still be there: Bot. This page keeps checking for a while.',
  ])
  await deletion.act()
  await waitFor(() => expect(notices()).toEqual(['“Bot” is deleted.']), { timeout: 10_000 })
  expect(spoken()).toBe('“Bot” is deleted.')
})

test('a key that may be deleted late, and that the panel then says it deleted and lists, is not said to be deleted', async () => {
  const { panel, path, host, late, call, rewrite, confirm, dialog, person } =
    await openDelete()
  setWriteTimeout(host, 1000)
  late(call)
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'), {
    timeout: 10_000,
  })
  panel.control.failNext({ method: 'DELETE', path, fault: 'empty-200-not-run' })
  rewrite(call, () => new Response(null, { status: 204 }))
  await person.click(dialog.getByRole('button', { name: 'Try again' }))
  // What the press before may still do is so all the same.
  await dialog.findByText('still in the list')
  expect(heading()).toBe('1 key may still be there')
  expect(screen.queryByText(/is deleted/)).toBeNull()
})

test('what is spoken once the dialog is closed is what is shown', async () => {
  const { host, late, call, confirm, dialog, person } = await openDelete()
  setWriteTimeout(host, 400)
  const deletion = late(call)
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  await deletion.act()
  await waitFor(() => expect(heading()).toBe('1 key was deleted'))
  await person.click(dialog.getByRole('button', { name: 'Close' }))
  expect(notices()).toEqual(['“Bot” is deleted.'])
  expect(spoken()).toBe('“Bot” is deleted.')
})

test('good news gives way to the next', async () => {
  const { confirm, person } = await openDelete(['Other'])
  await confirm()
  await waitFor(() => expect(notices()).toEqual(['1 key deleted.']))
  await person.click(await screen.findByRole('button', { name: 'Other' }))
  await person.click(await screen.findByRole('button', { name: 'Delete… Other' }))
  await person.click(await screen.findByRole('button', { name: 'Delete key' }))
  await waitFor(() => expect(notices()).toEqual(['1 key deleted.']))
})

test('and that nothing came of it, too', async () => {
  const { panel, path, confirm, dialog, person } = await openDelete()
  const pass = letTimePass()
  panel.control.failNext({ method: 'DELETE', path, fault: 'run-then-drop', run: false })
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  await person.click(dialog.getByRole('button', { name: 'Close' }))
  for (let second = 0; second < 60; second += 1) await pass(1000)
  const words =
    '1 key may still be there: Bot. This page has stopped checking. When it last looked, the list still had it. You can try again.'
  await waitFor(() => expect(notices()).toEqual([words]))
  expect(spoken()).toBe(words)
})

test('whoever leaves what became of keys hears, too, that nothing came of it', async () => {
  const { panel, path, confirm, navigation } = await openDelete()
  const pass = letTimePass()
  panel.control.failNext({ method: 'DELETE', path, fault: 'run-then-drop', run: false })
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  await navigation.go('/security')
  await screen.findByRole('heading', { name: 'Security', level: 1 })
  for (let second = 0; second < 60; second += 1) await pass(1000)
  await waitFor(() =>
    expect(spoken()).toBe(
      '1 key may still be there: Bot. This page has stopped checking. When it last looked, the list still had it. You can try again.',
    ),
  )
})

test('a key is not deleted late by a row that cannot be read', async () => {
  const { host, late, call, confirm, dialog, rewrite, count, person } = await openDelete()
  setWriteTimeout(host, 400)
  const deletion = late(call)
  const list = 'GET /api/client/account/api-keys'
  const before = count(list)
  const looks = 5
  rewrite(list, unreadable, looks)
  await confirm()
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  await waitFor(() => expect(count(list)).toBe(before + looks), { timeout: 3000 })
  expect(heading()).toBe('1 key may still be there')
  expect(dialog.getByText('no answer of the panel yet')).toBeTruthy()
  await deletion.act()
  await person.click(dialog.getByRole('button', { name: 'Close' }))
})

test('what was deleted late is not told to another account, whose list never had it', async () => {
  const page = await openDelete()
  const { panel, browser, host, late, call, confirm, dialog, person } = page
  const limit = 4000
  setWriteTimeout(host, limit)
  const pass = letTimePass()
  const deletion = late(call)
  await confirm()
  await pass(limit)
  await waitFor(() => expect(heading()).toBe('1 key may still be there'))
  await person.click(dialog.getByRole('button', { name: 'Close' }))
  const told = vi.fn<(words: string) => void>()
  const ear = new MutationObserver(() => {
    for (const { textContent } of document.querySelectorAll('[role=status]'))
      told(textContent)
  })
  ear.observe(document.body, { subtree: true, childList: true, characterData: true })
  onTestFinished(() => ear.disconnect())
  const other = panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'correct horse',
  })
  browser.setCookies(panel.control.createSession(other.id).cookie)
  act(() => void dispatchEvent(new Event('focus')))
  await screen.findByRole('button', { name: 'Go on as otto' })
  await pass(limit * 2)
  // Whatever was asked meanwhile is answered, and taken in.
  const open = () => page.sent.filter((each) => each.status === 0 && each.call !== call)
  await waitFor(() => expect(open()).toEqual([]))
  await pass(limit)
  expect(told).toHaveBeenCalled()
  expect(told).not.toHaveBeenCalledWith(expect.stringMatching(/is deleted/))
  // What was spoken to the first account is not there to be read.
  expect(spoken() ?? '').not.toContain('may still be there')
  await deletion.act()
})
