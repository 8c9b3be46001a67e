import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, onTestFinished, test, vi } from 'vitest'

import { panelScopedName } from '#src/session/panel-storage.ts'
import { calls, refusing, type Rewriting } from '#src/test/panel.ts'
import { letTimePass } from '#src/test/passing-time.ts'
import { openPage } from '#src/test/render.tsx'

import { newPublicKey } from '../../../e2e/key-places.ts'

/** What is given to the browser as a file, in its order. */
function catchFiles(): Blob[] {
  const files: Blob[] = []
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    files.push(blob as Blob)
    return 'blob:http://localhost/1'
  })
  const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  onTestFinished(() => {
    create.mockRestore()
    press.mockRestore()
  })
  return files
}

const twoFactor = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  recoveryCodes: ['aB3dE5fG7h', 'Zz9Yy8Xx7W'],
}

type Options = NonNullable<Parameters<typeof openPage>[1]>

/** Somebody with keys and two-factor, who opens the download; `secrets` are all that the panel knows of theirs. */
async function open(before: Options['before'] = () => {}) {
  const secrets: string[] = ['correct horse', twoFactor.secret, ...twoFactor.recoveryCodes]
  const page = await openPage('/security', {
    before(started) {
      const { control } = started.panel
      const { id } = started.account
      for (const description of ['Bot', 'Panel']) {
        const { usable, identifier } = control.createApiKey(id, { description })
        secrets.push(usable, usable.slice(identifier.length))
      }
      control.createSshKey(id, { name: 'Laptop', publicKey: newPublicKey() })
      control.setTwoFactor(id, twoFactor)
      control.addActivity(id, [
        { event: 'auth:success', timestamp: Date.UTC(2026, 0, 2), ip: '203.0.113.9' },
      ])
      return before(started)
    },
  })
  return { ...page, secrets, files: catchFiles(), dialog: await openDialog(page.person) }
}

async function openDialog(person: UserEvent) {
  const name = 'Download what this page knows'
  await person.click(await screen.findByRole('button', { name, hidden: true }))
  return within(await screen.findByRole('dialog', { name }))
}

/** A refusal for the number of requests, with how long to wait. */
const throttled: Rewriting = () => {
  const errors = [
    { code: 'ThrottleRequestsException', status: '429', detail: 'Too Many Attempts.' },
  ]
  return Response.json({ errors }, { status: 429, headers: { 'retry-after': '7' } })
}

/** The same, and all of it is being read. */
async function read(before?: Options['before']) {
  const page = await open(before)
  await page.person.click(await page.dialog.findByRole('button', { name: 'Make the file' }))
  return page
}

const readAll = (file: Blob | undefined): Promise<Record<string, never>> =>
  file?.text().then((text) => JSON.parse(text)) ?? Promise.reject(new Error('no file'))

test('is one file with all of it, which says when and where it was read, and has no secret', async () => {
  const { person, dialog, secrets, files, browser, account } = await read()
  await person.click(await dialog.findByRole('button', { name: 'Save file' }))
  // Shown and spoken.
  expect(await dialog.findAllByText(/^Your browser has perch-una-/)).toHaveLength(2)
  const text = (await files[0]?.text()) ?? ''
  expect(JSON.parse(text)).toMatchObject({
    format: 'perch-account',
    version: 1,
    read: { from: expect.stringMatching(/Z$/), to: expect.stringMatching(/Z$/) },
    panel: { address: expect.stringMatching(/^http/) },
    perch: { version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    account: { username: 'una', email: account.email },
    twoFactor: { state: 'on' },
    apiKeys: { read: 2, unreadable: 0, items: [{ allowedIps: [] }, {}] },
    sshKeys: { read: 1, unreadable: 0, items: [{ name: 'Laptop' }] },
    activity: { read: 1, total: 1, unreadable: 0, items: [{ event: 'auth:success' }] },
    notRead: [],
  })
  const cookies = browser
    .cookies()
    .split(/;\s*/)
    .map((pair) => pair.split('=')[1] ?? '')
  const known = [...secrets, ...cookies.flatMap((each) => [each, decodeURIComponent(each)])]
  expect(known.length).toBeGreaterThan(8)
  for (const secret of known.filter((each) => each.length > 5))
    expect(text).not.toContain(secret)
})

test('says what could not be read, on the page and in the file, and gives no number for it', async () => {
  const { person, dialog, files } = await read(({ rewrite }) =>
    rewrite(
      'GET /api/client/account/ssh-keys',
      refusing(403, 'AccessDeniedHttpException', 'No.'),
      Infinity,
    ),
  )
  expect(await dialog.findByText('Not in the file, which says so: SSH keys.')).toBeTruthy()
  expect(dialog.queryByText(/SSH key[s]?,|, \d SSH key/)).toBeNull()
  await person.click(dialog.getByRole('button', { name: 'Save what there is' }))
  expect(await readAll(files[0])).toMatchObject({
    sshKeys: null,
    notRead: [{ part: 'sshKeys', why: 'forbidden' }],
  })
})

test('waits as it says when the panel asks for a pause, and has the part that it was asked for', async () => {
  const { person, dialog, files, rewrite, count, queries } = await open()
  // What the page reads itself would be refused in its place.
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  const pass = letTimePass()
  // Of two-factor, before the feed is read.
  rewrite(calls.activity, throttled)
  await person.click(dialog.getByRole('button', { name: 'Make the file' }))
  await dialog.findByText('Reading goes on by itself in 7 seconds.')
  const asked = count('GET /api/client/account/api-keys')
  expect(screen.getAllByText(/goes on by itself in/)).toHaveLength(1)
  await pass(5000)
  expect(count('GET /api/client/account/api-keys')).toBe(asked)
  await pass(3000)
  await person.click(await dialog.findByRole('button', { name: 'Save file' }))
  await dialog.findAllByText(/^Your browser has perch-una-/)
  expect(await readAll(files[0])).toMatchObject({ twoFactor: { state: 'on' }, notRead: [] })
})

test('of a part that the panel refuses each time it says so after a few pauses', async () => {
  const { person, dialog, rewrite } = await open()
  const pass = letTimePass()
  rewrite('GET /api/client/account/ssh-keys', throttled, 3)
  await person.click(dialog.getByRole('button', { name: 'Make the file' }))
  for (const _ of [1, 2]) {
    await dialog.findByText('Reading goes on by itself in 7 seconds.')
    await pass(8000)
  }
  expect(await dialog.findByText('Not in the file, which says so: SSH keys.')).toBeTruthy()
})

test('what is spoken of it is what is shown', async () => {
  const { dialog } = await read(({ rewrite }) =>
    rewrite(
      'GET /api/client/account/ssh-keys',
      refusing(403, 'AccessDeniedHttpException', 'No.'),
      Infinity,
    ),
  )
  await dialog.findByRole('button', { name: 'Save what there is' })
  expect(
    await dialog.findByText(
      'Not all of it could be read. 2 API keys and 1 event. Not in the file, which says so: SSH keys.',
    ),
  ).toBeTruthy()
  expect(screen.queryByText(/row(s are| is) ready/)).toBeNull()
})

test('is not told as whole where rows could not be read', async () => {
  const odd: Rewriting = async (answer) => {
    const list = await answer.json()
    return Response.json({ ...list, data: [...list.data, { object: 'odd' }] })
  }
  const { dialog } = await read(({ rewrite }) => {
    rewrite('GET /api/client/account/api-keys', odd, Infinity)
    rewrite(calls.activity, odd, Infinity)
  })
  expect(await dialog.findByText('Not all of it could be read')).toBeTruthy()
  expect(
    dialog.getByText('2 more rows could not be read and are not in the file.'),
  ).toBeTruthy()
})

test('rows that the panel wrote twice are counted for, so that the numbers add up', async () => {
  const { person, dialog, files } = await read(({ panel, account }) => {
    const row = {
      event: 'auth:success',
      timestamp: Date.UTC(2026, 0, 3),
      ip: '203.0.113.9',
    }
    panel.control.addActivity(account.id, [row, row])
  })
  await person.click(await dialog.findByRole('button', { name: 'Save file' }))
  await dialog.findAllByText(/^Your browser has perch-una-/)
  expect(await readAll(files[0])).toMatchObject({
    activity: { read: 2, total: 3, unreadable: 0, writtenTwice: 1 },
  })
})

test('the feed of a panel that has none is not in it', async () => {
  const { person, dialog, files } = await read(({ rewrite }) =>
    rewrite(calls.activity, refusing(404, 'NotFoundHttpException', 'Not found.'), Infinity),
  )
  await person.click(await dialog.findByRole('button', { name: /^Save/ }))
  const file = await readAll(files[0])
  expect(file['activity']).toBeNull()
  expect(file['notRead']).toContainEqual({ part: 'activity', why: 'unsupported' })
})

const sshKeys = 'GET /api/client/account/ssh-keys'
const apiKeys = 'GET /api/client/account/api-keys'
/** A refusal that reading does not try again by itself, and that may be over at the next try. */
const notNow = refusing(403, 'AccessDeniedHttpException', 'No.')

test('a part that failed is read again alone, and the file has it then', async () => {
  let isDown = true
  const { person, dialog, files, count } = await read(({ rewrite }) =>
    rewrite(sshKeys, (answer) => (isDown ? notNow(answer) : answer), Infinity),
  )
  await dialog.findByText('Not in the file, which says so: SSH keys.')
  const before = [apiKeys, calls.activity].map(count)
  expect(dialog.queryByRole('button', { name: 'Go on' })).toBeNull()
  await person.click(dialog.getByRole('button', { name: 'Try again' }))
  // It fails once more, and what there is can be saved still.
  await dialog.findByRole('button', { name: 'Save what there is' })
  isDown = false
  await person.click(dialog.getByRole('button', { name: 'Try again' }))
  await person.click(await dialog.findByRole('button', { name: 'Save file' }))
  expect([apiKeys, calls.activity].map(count)).toEqual(before)
  await dialog.findAllByText(/^Your browser has perch-una-/)
  expect(await readAll(files[0])).toMatchObject({
    apiKeys: { read: 2 },
    sshKeys: { read: 1 },
    activity: { read: 1 },
    notRead: [],
  })
  expect(dialog.queryByRole('button', { name: 'Try again' })).toBeNull()
})

test('where a list and the feed failed, going on reads both', async () => {
  let isDown = true
  const { person, dialog, files } = await read(({ rewrite }) => {
    for (const call of [sshKeys, calls.activity])
      rewrite(call, (answer) => (isDown ? notNow(answer) : answer), Infinity)
  })
  await dialog.findByText('Not in the file, which says so: SSH keys and activity.')
  expect(dialog.queryByRole('button', { name: 'Try again' })).toBeNull()
  isDown = false
  await person.click(dialog.getByRole('button', { name: 'Go on' }))
  await person.click(await dialog.findByRole('button', { name: 'Save file' }))
  await dialog.findAllByText(/^Your browser has perch-una-/)
  expect(await readAll(files[0])).toMatchObject({
    sshKeys: { read: 1 },
    activity: { read: 1 },
    notRead: [],
  })
})

test('where no list was read, no empty number is shown or spoken', async () => {
  const { dialog } = await read(({ rewrite }) => {
    for (const call of [apiKeys, sshKeys, calls.activity]) rewrite(call, notNow, Infinity)
  })
  await dialog.findByText(
    'Not all of it could be read. Not in the file, which says so: API keys, SSH keys, and activity.',
  )
  const empty = dialog
    .getAllByRole('paragraph')
    .filter(({ textContent }) => textContent === '')
  expect(empty).toEqual([])
})

test('is not given away when somebody else has signed in meanwhile', async () => {
  const { person, dialog, files, panel, browser } = await read()
  const save = await dialog.findByRole('button', { name: 'Save file' })
  const { id } = panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'another horse',
  })
  browser.setCookies(panel.control.createSession(id).cookie)
  await person.click(save)
  expect(
    await screen.findByRole('alertdialog', {
      name: 'otto is signed in now in this browser',
    }),
  ).toBeTruthy()
  expect(files).toEqual([])
})

test('is saved once, however often that is pressed meanwhile', async () => {
  const { person, dialog, files, hold } = await read()
  const save = await dialog.findByRole('button', { name: 'Save file' })
  const asked = hold(calls.me)
  await person.click(save)
  await person.click(save)
  asked.release()
  await dialog.findAllByText(/^Your browser has perch-una-/)
  expect(files).toHaveLength(1)
})

test('is not read on once the dialog is closed', async () => {
  const { person, dialog, hold, sent } = await open()
  const first = hold(calls.me)
  await person.click(dialog.getByRole('button', { name: 'Make the file' }))
  await person.click(dialog.getByRole('button', { name: 'Close' }))
  first.release()
  const again = await openDialog(person)
  await person.click(await again.findByRole('button', { name: 'Make the file' }))
  await again.findByRole('button', { name: 'Save file' })
  const wholeFeed = sent.filter(
    ({ call, url }) => call === calls.activity && !url.searchParams.has('filter[event]'),
  )
  expect(wholeFeed).toHaveLength(1)
})

test('does not begin open for whoever signs in after a sign-out in another tab', async () => {
  const { panel, account, browser, host, navigation, dialog } = await open()
  expect(dialog.getByRole('button', { name: 'Make the file' })).toBeTruthy()
  panel.control.endSessions(account.id)
  const tab = new BroadcastChannel(panelScopedName(host, 'news'))
  tab.postMessage({ about: 'session', now: 'signed-out' })
  await screen.findByRole('heading', { name: /^Sign in/, level: 1 })
  tab.close()
  browser.setCookies(panel.control.createSession(account.id).cookie)
  await navigation.go('/security')
  await screen.findByRole('heading', { name: 'Security', level: 1 })
  await screen.findByRole('button', {
    name: 'Download what this page knows',
    hidden: true,
  })
  expect(screen.queryByRole('dialog')).toBeNull()
})
