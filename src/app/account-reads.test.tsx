import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { accountQueries } from '#src/session/queries.ts'
import { calls } from '#src/test/panel.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
import { onlyAccount, openPage } from '#src/test/render.tsx'

afterEach(() => {
  vi.useRealTimers()
})

const profile = () => screen.findByRole('heading', { name: 'Profile' })

test('opening the profile asks for the account once, then whether more than it may be seen, and for nothing else', async () => {
  const { sent } = await openPage('/profile', onlyAccount)
  await profile()
  await waitFor(() =>
    expect(sent.map(({ call }) => call)).toEqual([calls.me, calls.activity]),
  )
})

test('what stands at a glance is read once, as the account is', async () => {
  const { count } = await openPage('/profile')
  await screen.findByRole('link', { name: /^API keys None\.$/ })
  expect(count(calls.me)).toBe(1)
  expect(count('GET /api/client/account/api-keys')).toBe(1)
})

test('whether more than the account may be seen, one row of the feed tells', async () => {
  let rows: number | null = null
  await openPage('/profile', {
    before({ panel: { control }, account: { id }, rewrite }) {
      const timestamp = control.now()
      const row = { event: 'auth:success', timestamp, ip: '192.0.2.1' }
      control.addActivity(id, [row, row, row])
      rewrite(calls.activity, async (response) => {
        const { data } = (await response.clone().json()) as { data: unknown[] }
        rows = data.length
        return response
      })
    },
  })
  await waitFor(() => expect(rows).toBe(1))
})

test.each([
  ['soon', 10_000, 1],
  ['later', 60_000, 2],
])(
  'coming back %s reads the account again only when it is old',
  async (_, after, reads) => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { count, person, navigation } = await openPage('/profile')
    await navigation.go('/nowhere')
    await screen.findByRole('heading', { name: 'There is no page here' })
    vi.setSystemTime(Date.now() + after)
    await person.click(screen.getByRole('link', { name: 'Go to Profile' }))
    await profile()
    await waitFor(() => expect(count(calls.me)).toBe(reads))
  },
)

test('nobody signed in is sent to the sign-in page, and from there to where they were going', async () => {
  const { count, person, navigation, account } = await openPage('/profile?from=mail', {
    signedIn: false,
  })
  expect(navigation.place().search).toBe('?to=%2Fprofile%3Ffrom%3Dmail')
  await person.type(screen.getByLabelText('User name or email'), account.username)
  await person.type(screen.getByLabelText('Password'), `${account.password}{Enter}`)
  await profile()
  expect(navigation.place().search).toBe('?from=mail')
  expect(count(calls.signIn)).toBe(1)
})

test.each(['/profile', '/profile#password'])(
  'a page that could not be shown says why, and another try shows it: %s',
  async (path) => {
    const { panel, person, navigation, count } = await openPage('/nowhere')
    panel.control.failNext({
      path: '/api/client/account',
      fault: 'truncated-json',
      times: 2,
    })
    await navigation.go(path)
    const again = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByRole('button', { name: 'Copy the report' })).toBeTruthy()
    await person.click(again)
    await waitFor(() => expect(count(calls.me)).toBe(2))
    expect(
      screen.getByRole('heading', { name: 'This page could not be shown' }),
    ).toBeTruthy()
    const ready = () => screen.getByRole('button', { name: 'Try again' })
    await waitFor(() => expect(ready().getAttribute('aria-disabled')).toBeNull())
    await person.click(ready())
    await profile()
    expect(count(calls.me)).toBe(3)
  },
)

test.each(['/security', '/profile?again'])(
  'a page that could not be shown says nothing about the next one: %s',
  async (next) => {
    const { panel, navigation, count } = await openPage('/nowhere')
    panel.control.failNext({
      path: '/api/client/account',
      fault: 'truncated-json',
      times: 1,
    })
    await navigation.go('/profile')
    await screen.findByRole('heading', { name: 'This page could not be shown' })
    await navigation.go(next)
    const name = next === '/security' ? 'Security' : 'Profile'
    await screen.findByRole('heading', { name, level: 1 })
    expect(count(calls.me)).toBe(2)
  },
)

test('the next page that could not be shown either says so anew, and is asked for once', async () => {
  const { panel, person, navigation, count } = await openPage('/nowhere')
  panel.control.failNext({ path: '/api/client/account', fault: 'truncated-json', times: 2 })
  await navigation.go('/profile')
  await screen.findByRole('button', { name: 'Try again' })
  await navigation.go('/security')
  await waitFor(() => expect(count(calls.me)).toBe(2))
  await person.click(await screen.findByRole('button', { name: 'Try again' }))
  await screen.findByRole('heading', { name: 'Security', level: 1 })
  expect(count(calls.me)).toBe(3)
})

test('a panel that is away for a moment is asked again', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0)
  const { panel, queries, count } = await openPage('/profile')
  // What nobody watches is not read again, and React begins to watch a moment after it has drawn.
  await waitFor(() =>
    expect(queries.getQueryCache().findAll({ type: 'active' })).not.toHaveLength(0),
  )
  panel.control.failNext({
    path: '/api/client/account',
    fault: '503-retry-after',
    times: 2,
  })
  await queries.invalidateQueries()
  expect(count(calls.me)).toBe(4)
  expect(screen.getByRole('heading', { name: 'Profile' })).toBeTruthy()
})

test('somebody else who signed in in another tab begins with a fresh page, once what was typed may go', async () => {
  const { panel, browser, person, queries } = await openPage('/profile')
  await fillEmailForm(person, 'new@example.test', 'anything')
  const other = panel.control.createAccount({
    username: 'otto',
    email: 'otto@example.test',
    password: 'another horse',
  })
  browser.setCookies(panel.control.createSession(other.id).cookie)
  queries.setQueryData(['keys'], 'of the first account')
  await queries.refetchQueries({ queryKey: ['account'] })
  const goOn = await screen.findByRole('button', { name: 'Go on as otto' })
  expect(screen.getByLabelText<HTMLInputElement>('New email').value).toBe(
    'new@example.test',
  )
  await person.click(goOn)
  expect(await screen.findAllByText('otto@example.test')).toBeTruthy()
  expect(screen.queryByText('una@example.test')).toBeNull()
  expect(screen.queryByLabelText('New email')).toBeNull()
  expect(queries.getQueryData(['keys'])).toBeUndefined()
})

test('whoever stays long on a page without an account is still known to be signed in', async () => {
  const { navigation, queries } = await openPage('/profile')
  await navigation.go('/nowhere')
  await screen.findByRole('heading', { name: 'There is no page here' })
  // What nothing on screen shows leaves the cache after five minutes.
  queries.removeQueries({ queryKey: accountQueries.me().queryKey })
  await navigation.go('/security')
  await screen.findByRole('heading', { level: 1, name: 'Security' })
  expect(navigation.place().pathname).toBe('/security')
})
