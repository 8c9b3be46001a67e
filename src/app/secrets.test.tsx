import '#src/test/dom.ts'
import { MutationObserver } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { findSecret, lastingPlaces, withoutObservers } from '#src/test/leaks.ts'
import { calls } from '#src/test/panel.ts'
import {
  emailChanged,
  fillEmailForm,
  fillPasswordForm,
  signInAgain,
} from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const next = 'canary in a new mine'
const wrong = 'canary that is wrong'

type Page = Awaited<ReturnType<typeof openPage>>

/** Looks into both caches at everything that happens in either, for what `secrets` holds by then; comes to where they stood. */
function watchCaches({ queries }: Page, secrets: readonly string[]) {
  const found: string[] = []
  let looks = 0
  const look = () => {
    looks++
    const entries = [queries.getQueryCache(), queries.getMutationCache()].flatMap((cache) =>
      cache.getAll().map(withoutObservers),
    )
    found.push(...secrets.flatMap((secret) => findSecret(entries, secret)))
  }
  const leave = [queries.getQueryCache(), queries.getMutationCache()].map((cache) =>
    cache.subscribe(look),
  )
  return {
    end() {
      for (const each of leave) each()
      expect(looks).toBeGreaterThan(5)
      return found
    },
  }
}

/** Expects none of the passwords in anything that lasts, nor in what was logged. */
function expectNoLeak({ queries, navigation, complaints, account }: Page) {
  const places = [lastingPlaces(queries, navigation), complaints.mock.calls]
  const secrets = [account.password, next, wrong]
  expect(secrets.flatMap((secret) => findSecret(places, secret))).toEqual([])
}

test('the hunt finds a secret that is planted', async () => {
  const { queries, navigation } = await openPage('/nowhere')
  const found = (secret: string) => findSecret(lastingPlaces(queries, navigation), secret)
  expect(found('canary')).toEqual([])

  queries.setQueryData(['list'], new Map([['a', [{ deep: 'a canary here' }]]]))
  expect(found('canary')).toHaveLength(1)
  queries.clear()
  queries.setQueryData(['list', 'canary'], null)
  expect(found('canary').length).toBeGreaterThan(0)
  queries.clear()
  const fail = () => Promise.reject(new Error('no', { cause: new Error('canary') }))
  await queries.fetchQuery({ queryKey: ['x'], queryFn: fail, retry: false }).catch(() => {})
  expect(found('canary').length).toBeGreaterThan(0)
  queries.clear()
  const observer = new MutationObserver(queries, {
    mutationFn: (password: string) => Promise.resolve(password.length),
  })
  await observer.mutate('canary')
  expect(found('canary').length).toBeGreaterThan(0)
  queries.clear()
  const forever = Promise.withResolvers<void>()
  const waiting = new MutationObserver(queries, {
    mutationFn: ({ password }: { password: string }) =>
      forever.promise.then(() => password.length),
  }).mutate({ password: 'canary' })
  expect(found('canary').length, 'while it is on its way').toBeGreaterThan(0)
  forever.resolve()
  await waiting
  queries.clear()
  const answer = () => Promise.resolve(['canary'])
  const answered = new MutationObserver(queries, { mutationFn: answer, gcTime: 1e6 })
  await answered.mutate()
  expect(found('canary').length, 'in its answer').toBeGreaterThan(0)
  queries.clear()
  localStorage.setItem('x', 'canary')
  expect(found('canary')).toHaveLength(1)
  localStorage.clear()
  expect(found('canary')).toEqual([])
})

test('at no moment is a password or a new key in either cache', async () => {
  const page = await openPage('/profile')
  const { account, person, rewrite, navigation } = page
  const secrets = [account.password]
  const watch = watchCaches(page, secrets)
  const { submit } = await fillEmailForm(person, 'new@example.test', account.password)
  await submit()
  await emailChanged()
  await navigation.go('/api-keys/create')
  await person.type(await screen.findByLabelText('Description'), 'Bot')
  rewrite('POST /api/client/account/api-keys', async (response) => {
    const text = await response.text()
    secrets.push(/"secret_token":"([^"]+)"/.exec(text)?.[1] ?? 'no secret')
    return new Response(text, { status: response.status, headers: response.headers })
  })
  await person.click(screen.getByRole('button', { name: 'Create key' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(secrets).toHaveLength(2)
  expect(dialog.textContent).toContain(secrets[1])
  expect(watch.end()).toEqual([])
})

test('the watch sees a secret that passes through a mutation', async () => {
  const page = await openPage('/profile')
  const watch = watchCaches(page, ['canary'])
  const passing = new MutationObserver(page.queries, {
    mutationFn: (password: string) => Promise.resolve([password]),
  })
  await passing.mutate('canary')
  passing.reset()
  await waitFor(() => expect(page.queries.getMutationCache().getAll()).toEqual([]))
  const found = watch.end().join('\n')
  expect(found).toMatch(/\.state\.variables$/m)
  expect(found).toMatch(/\.state\.data\.0$/m)
})

test('signing in leaves no password behind, refused or not', async () => {
  const page = await openPage('/sign-in', { signedIn: false })
  const { person, account, hold } = page
  await person.type(screen.getByLabelText('User name or email'), account.username)
  await person.type(screen.getByLabelText('Password'), `${wrong}{Enter}`)
  await screen.findByText(/do not belong together/)
  expectNoLeak(page)
  await person.clear(screen.getByLabelText('Password'))
  const held = hold(calls.signIn)
  await person.type(screen.getByLabelText('Password'), `${account.password}{Enter}`)
  await waitFor(() => expect(page.count(calls.signIn)).toBe(2))
  expectNoLeak(page)
  held.release()
  await screen.findByRole('heading', { name: 'Profile' })
  expectNoLeak(page)
})

test('changing the address leaves no password behind: on the way, lost, refused and done', async () => {
  const page = await openPage('/profile')
  const { panel, account, person, hold, count } = page
  const { form, submit } = await fillEmailForm(person, 'new@example.test', wrong)
  await submit()
  await screen.findByText(/not your current password/)
  expectNoLeak(page)
  await person.clear(form.getByLabelText('Current password'))
  await person.type(form.getByLabelText('Current password'), account.password)
  panel.control.failNext({ path: '/api/client/account/email', fault: '502-html' })
  await submit()
  await screen.findByText(/may still do what you asked/)
  expectNoLeak(page)
  const held = hold(calls.email)
  await submit()
  await waitFor(() => expect(count(calls.email)).toBe(3))
  expect(page.queries.isMutating({ mutationKey: ['change-email'] })).toBe(1)
  expectNoLeak(page)
  held.release()
  await emailChanged()
  expectNoLeak(page)
})

test('signing in again and changing the password leaves neither behind', async () => {
  const page = await openPage('/profile')
  const { panel, account, person, hold, count } = page
  const { submit } = await fillPasswordForm(person, account.password, next)
  // The word for its strength comes from a module that was given the password.
  await screen.findByText(/guess/)
  expectNoLeak(page)
  panel.control.endSessions(account.id)
  await submit()
  await screen.findByRole('alertdialog')
  expectNoLeak(page)
  const held = hold(calls.password)
  const sent = count(calls.password)
  await signInAgain(person, account.password)
  await waitFor(() => expect(count(calls.password)).toBe(sent + 1))
  expect(page.queries.isMutating({ mutationKey: ['change-password'] })).toBe(1)
  expectNoLeak(page)
  held.release()
  await screen.findByText('Sign out here now')
  expectNoLeak(page)
})
