import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { listActivity } from '#src/api/activity-list.ts'
import { pause } from '#src/host/pause.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { createTestHost } from '#src/test/host.ts'
import { calls } from '#src/test/panel.ts'
import { emailChanged, fillEmailForm } from '#src/test/profile-forms.ts'
import { onlyAccount, openPage } from '#src/test/render.tsx'

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    shouldAdvanceTime: true,
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const banner = () => screen.queryByText('The panel asked for a pause')
const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000))

/** The profile on a panel that answers one read a minute, and has answered it. */
const openThrottled = (path = '/profile') => {
  const open = Infinity
  const throttles = { client: 1, authentication: open, passwordReset: open, lockout: open }
  return openPage(path, { ...onlyAccount, settings: { throttles } })
}

test('refused reads pause all of them, and they go on once when the time is over', async () => {
  const { queries, statuses } = await openThrottled()
  await queries.refetchQueries()
  await queries.refetchQueries()
  await pass(1)
  expect(banner()).toBeTruthy()
  const before = statuses(calls.me)
  expect(before.at(-1)).toBe(429)
  await pass(55)
  expect(banner()).toBeTruthy()
  expect(statuses(calls.me)).toEqual(before)
  await pass(6)
  expect(banner()).toBeNull()
  expect(statuses(calls.me)).toEqual([...before, 200])
  await pass(120)
  expect(statuses(calls.me)).toEqual([...before, 200])
})

test('no visit and no look at the window asks during the pause', async () => {
  const { queries, statuses, navigation } = await openThrottled()
  await queries.refetchQueries()
  await pass(40)
  await navigation.go('/nowhere')
  await screen.findByRole('heading', { name: 'There is no page here' })
  await navigation.go('/profile')
  await screen.findByRole('heading', { name: 'Profile' })
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(1)
  expect(statuses(calls.me)).toEqual([200, 429])
  await pass(25)
  expect(banner()).toBeNull()
  expect(statuses(calls.me)).toEqual([200, 429, 200])
})

test('a page that was refused is told of once, and shows itself when the pause is over', async () => {
  const { browser, navigation, statuses } = await openThrottled('/nowhere')
  await browser.fetch('/api/client/account')
  await navigation.go('/profile')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toBe('This could not be read.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(banner()).toBeTruthy()
  expect(screen.queryByText('The panel asks you to wait')).toBeNull()
  await pass(61)
  await screen.findByRole('heading', { name: 'Profile' })
  expect(statuses(calls.me)).toEqual([200, 429, 200])
})

test('of several refusals the one that takes longest counts, and the reads go on once', async () => {
  const resume = vi.fn<() => void>()
  const { begin, until } = pause(createTestHost())
  begin(10, resume)
  begin(30, resume)
  begin(20, resume)
  await vi.advanceTimersByTimeAsync(29_000)
  expect(resume).not.toHaveBeenCalled()
  expect(until()).not.toBeNull()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(resume).toHaveBeenCalledOnce()
  expect(until()).toBeNull()
})

/** A refusal that asks for so long a pause. */
const throttled = (seconds: number) => () =>
  Response.json(
    { errors: [{ code: 'ThrottleRequestsException', detail: 'Too Many Attempts.' }] },
    { status: 429, headers: { 'retry-after': String(seconds) } },
  )

test('an absurd pause is one of minutes, says so, and ends by itself', async () => {
  const { queries, statuses, rewrite } = await openPage('/profile', onlyAccount)
  rewrite(calls.me, throttled(1e9))
  await queries.refetchQueries()
  await pass(1)
  const words = banner()?.closest('div')?.parentElement?.textContent
  expect(words).toMatch(/Reading goes on in 5 minutes/)
  await pass(240)
  expect(banner()?.closest('div')?.parentElement?.textContent).toMatch(/in 59 seconds/)
  await pass(60)
  expect(banner()).toBeNull()
  expect(statuses(calls.me)).toEqual([200, 429, 200])
})

test('the first answer to what was asked during a pause ends it, and what refreshes by itself goes on', async () => {
  const { navigation, person, queries, statuses, rewrite } = await openPage('/nowhere')
  rewrite(calls.me, throttled(1e9))
  await navigation.go('/profile')
  const again = await screen.findByRole('button', { name: 'Try again' })
  await pass(1)
  expect(banner()).toBeTruthy()
  await person.click(again)
  await screen.findByRole('heading', { name: 'Profile' })
  await pass(1)
  expect(banner()).toBeNull()
  await pass(31)
  document.dispatchEvent(new Event('visibilitychange'))
  await pass(1)
  expect(statuses(calls.me)).toEqual([429, 200, 200])
  // Nothing is left that would read once more.
  await pass(600)
  expect(queries.isFetching()).toBe(0)
  expect(statuses(calls.me)).toHaveLength(3)
})

test('an answer to what was asked before a pause does not end it', async () => {
  const { queries, rewrite, hold } = await openPage('/profile')
  await pass(1)
  const held = hold(calls.me)
  const early = queries.refetchQueries({ queryKey: ['account'] })
  await pass(1)
  rewrite(calls.activity, throttled(50))
  await queries
    .fetchQuery({
      queryKey: ['another'],
      queryFn: ({ client }) => listActivity(clientOf(client), { page: 1, perPage: 1 }),
    })
    .catch(() => {})
  await pass(1)
  expect(banner()).toBeTruthy()
  held.release()
  await early
  await pass(1)
  expect(banner()).toBeTruthy()
})

test('a write that went through during a pause ends it', async () => {
  const { queries, rewrite, person } = await openPage('/profile')
  await pass(1)
  rewrite(calls.me, throttled(200))
  await queries.refetchQueries()
  await pass(1)
  expect(banner()).toBeTruthy()
  const { submit } = await fillEmailForm(person, 'new@example.test', 'correct horse')
  await submit()
  await emailChanged()
  await waitFor(() => expect(banner()).toBeNull())
})

/** A list with one row, in a pause; what is read from then on is not answered. */
async function pausedAt(path: '/api-keys' | '/ssh-keys') {
  const page = await openPage('/nowhere')
  const { panel, account, navigation, queries, rewrite } = page
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  const publicKey =
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'
  panel.control.createSshKey(account.id, { name: 'laptop', publicKey })
  await navigation.go(path)
  const [row, name] = (
    {
      '/api-keys': ['Bot', 'Delete… Bot'],
      '/ssh-keys': ['laptop', 'Remove laptop'],
    } as const
  )[path]
  await page.person.click(await screen.findByRole('button', { name: row }))
  const button = await screen.findByRole('button', { name })
  // What is read late on a busy machine would be an answer during the pause, which ends it.
  await waitFor(() => expect(queries.isFetching()).toBe(0))
  await pass(1)
  rewrite(calls.me, throttled(200))
  await queries.refetchQueries({ queryKey: ['account'] })
  await pass(1)
  expect(banner()).toBeTruthy()
  for (const call of [calls.activity, `GET /api/client/account${path}`])
    rewrite(call, () => Promise.reject(new Error('away')), Infinity)
  return { ...page, button, identifier }
}

test('a deletion that the panel refused does not end a pause', async () => {
  const { rewrite, person, button, identifier, statuses } = await pausedAt('/api-keys')
  const call = `DELETE /api/client/account/api-keys/${identifier}`
  rewrite(call, throttled(30))
  await person.click(button)
  await person.click(await screen.findByRole('button', { name: 'Delete key' }))
  // Its list cannot be read, so nobody knows.
  await pass(20)
  await screen.findByText('1 key may still be there')
  await pass(1)
  expect(statuses(call)).toHaveLength(1)
  expect(banner()).toBeTruthy()
  await person.click(screen.getByRole('button', { name: 'Close' }))
})

test('a removal that the panel did not answer does not end a pause', async () => {
  const { rewrite, person, button } = await pausedAt('/ssh-keys')
  const call = 'POST /api/client/account/ssh-keys/remove'
  rewrite(call, () => Promise.reject(new Error('away')))
  await person.click(button)
  await pass(20)
  await screen.findByText('No answer came from the panel')
  expect(banner()).toBeTruthy()
})

/** The profile where changing the address was refused, and `after` some seconds the reads, for `read` seconds. */
async function refused(
  write: () => Response,
  { read, after = 0 }: { read: number; after?: number },
) {
  const { panel, queries, rewrite, person } = await openPage('/profile')
  await pass(1)
  const path = '/api/client/account/email'
  panel.control.failNext({ method: 'PUT', path, fault: '429-seconds' })
  rewrite(calls.email, write)
  const { submit } = await fillEmailForm(person, 'new@example.test', 'correct horse')
  await submit()
  await screen.findByText('The panel asks you to wait')
  await pass(after)
  rewrite(calls.me, throttled(read), 9)
  await queries.refetchQueries({ queryKey: ['account'] })
  await pass(1)
}

test('where a form counts down a wait that is as long, no banner does', async () => {
  await refused(throttled(60), { read: 60 })
  expect(banner()).toBeNull()
})

test('a form that counts down a shorter wait than that of the reads holds no banner back', async () => {
  await refused(throttled(7), { read: 200 })
  expect(banner()).toBeTruthy()
})

test('a form whose wait is over holds no banner back', async () => {
  await refused(throttled(7), { read: 60, after: 8 })
  expect(banner()).toBeTruthy()
})

test('a form that says of a limit no time holds no banner back', async () => {
  const detail = 'Your email address has been changed too many times today.'
  const daily = () =>
    Response.json(
      { errors: [{ code: 'TooManyRequestsHttpException', detail }] },
      { status: 429 },
    )
  await refused(daily, { read: 60 })
  expect(screen.getByText(detail)).toBeTruthy()
  expect(banner()).toBeTruthy()
})
