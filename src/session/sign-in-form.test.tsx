// @vitest-environment happy-dom
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { StrictMode } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { sections } from '#src/lib/paths.ts'
import { createTestHost, createTestQueries, english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { PanelContext } from './panel-context.ts'
import { SignInForm } from './sign-in-form.tsx'

type Sent = { path: string; body: unknown }
type Reply = { status: number; body: unknown }

const refusal = (status: number, code: string, detail: string, field?: string): Reply => ({
  status,
  body: {
    errors: [
      {
        code,
        status: '422',
        detail,
        ...(field && { meta: { source_field: field, rule: '' } }),
      },
    ],
  },
})
const wrong = refusal(
  400,
  'DisplayException',
  'No account matching those credentials could be found.',
)
const asked: Reply = {
  status: 200,
  body: { data: { complete: false, confirmation_token: 'token' } },
}
const accountOf = (username: string): Reply => ({
  status: 200,
  body: { object: 'user', attributes: { username, email: `${username}@panel.test` } },
})
const complete: Reply = { status: 200, body: { data: { complete: true, intended: '/' } } }

beforeAll(() => english('errors', 'forms', 'sign-in', 'ui'))
afterEach(cleanup)

/** The form before a panel that gives these answers to what is posted, in turn; the account is told once one of them said so. */
function open(...replies: Reply[]) {
  const sent: Sent[] = []
  let read: Reply = { status: 401, body: { errors: [] } }
  let held: Promise<void> | undefined
  let signsIn = 'user1'
  const answer: typeof globalThis.fetch = async (url, init) => {
    if (init?.method !== 'POST') return Response.json(read.body, { status: read.status })
    sent.push({
      path: new URL(String(url)).pathname,
      body: JSON.parse(String(init.body)),
    })
    const reply = replies.shift()
    await held
    if (!reply) throw new Error('one request too many')
    if (reply === complete) read = accountOf(signsIn)
    return Response.json(reply.body, { status: reply.status })
  }
  const host = createTestHost()
  const queries = createTestQueries(
    {
      baseUrl: 'https://panel.test',
      pageOrigin: 'https://panel.test',
      csrfToken: () => 'csrf',
      fetch: answer,
    },
    host,
  )
  const onSignedIn = vi.fn<(account: Account) => void>()
  const panel = {
    panelName: 'Panel',
    logo: undefined,
    supportUrl: undefined,
    panelUrl: 'https://panel.test',
    apiUrl: 'https://panel.test/api/client',
    ownOrigin: true,
    sections,
    auth: 'session' as const,
  }
  render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <PanelContext value={panel}>
          <SignInForm onSignedIn={onSignedIn} />
        </PanelContext>
      </QueryClientProvider>
    </StrictMode>,
    inHost(host),
  )
  /** Keeps answers back; the function that comes back lets go of them. */
  function hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    held = promise
    return resolve
  }
  /** Whose account is told from now on: another tab may sign in at any moment. */
  function become(username: string) {
    signsIn = username
    if (read.status === 200) read = accountOf(username)
  }
  return { sent, onSignedIn, hold, become, person: userEvent.setup() }
}

const userField = () => screen.getByLabelText<HTMLInputElement>('User name or email')
const passwordField = () => screen.getByLabelText<HTMLInputElement>('Password')
const codeField = () => screen.findByLabelText<HTMLInputElement>('Sign-in code')
type Person = ReturnType<typeof open>['person']

async function typePassword(person: Person) {
  await person.type(userField(), ' user1 ')
  await person.type(passwordField(), ' right one {Enter}')
}

test('a refused password is explained beside it, everything typed stays, and it was sent once', async () => {
  const { sent, person, onSignedIn, hold } = open(wrong)
  await person.type(userField(), 'user1')
  await person.type(passwordField(), 'nope')
  const answer = hold()
  await person.dblClick(screen.getByRole('button', { name: 'Sign in' }))
  answer()
  const words = await screen.findByText(/do not belong together/)
  expect(passwordField().getAttribute('aria-describedby')).toContain(words.id)
  expect([userField().value, passwordField().value]).toEqual(['user1', 'nope'])
  expect(document.activeElement).toBe(passwordField())
  expect(sent).toHaveLength(1)
  expect(onSignedIn).not.toHaveBeenCalled()
})

test('nobody goes on by themselves in an account that they did not name, nor in one that was not asked about', async () => {
  const { person, onSignedIn, become } = open(complete)
  become('bob')
  await typePassword(person)
  const goOnAs = (who: string) => screen.findByRole('button', { name: `Go on as ${who}` })
  const asBob = await goOnAs('bob')
  become('eve')
  await person.click(asBob)
  const asEve = await goOnAs('eve')
  expect(onSignedIn).not.toHaveBeenCalled()
  await person.click(asEve)
  expect(onSignedIn).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ username: 'eve' }),
  )
})

test('who names themselves by their email, in whatever case, is who signed in', async () => {
  const { person, onSignedIn } = open(complete)
  await person.type(userField(), ' User1@Panel.test ')
  await person.type(passwordField(), 'right one{Enter}')
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce())
})

test('a sign-in code is sent without what groups it, and the password as it was typed', async () => {
  const { sent, person, onSignedIn } = open(asked, complete)
  await typePassword(person)
  await person.type(await codeField(), '123 456{Enter}')
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce())
  expect(sent).toEqual([
    { path: '/auth/login', body: { user: 'user1', password: ' right one ' } },
    {
      path: '/auth/login/checkpoint',
      body: { confirmation_token: 'token', authentication_code: '123456' },
    },
  ])
})

test.each([
  [
    refusal(
      400,
      'DisplayException',
      'The authentication token provided has expired, please refresh the page and try again.',
    ),
    /took longer/,
  ],
  [refusal(500, 'TypeError', 'An unexpected error was encountered.'), /lost track/],
])(
  'a second step that cannot go on leads back to the password: %#',
  async (reply, words) => {
    const { person } = open(asked, reply)
    await typePassword(person)
    await person.type(await codeField(), '123456{Enter}')
    expect(await screen.findByText(words)).toBeTruthy()
    expect(passwordField().value).toBe(' right one ')
  },
)

test('a used recovery code is refused beside its field', async () => {
  const { sent, person } = open(
    asked,
    refusal(400, 'DisplayException', 'The recovery token provided is not valid.'),
  )
  await typePassword(person)
  await codeField()
  await person.click(screen.getByRole('button', { name: 'Use a recovery code' }))
  await person.type(screen.getByLabelText('Recovery code'), 'GJNIn sNnSf{Enter}')
  expect(await screen.findByText(/older set/)).toBeTruthy()
  expect(sent[1]?.body).toEqual({
    confirmation_token: 'token',
    recovery_token: 'GJNInsNnSf',
  })
})

test('a lock-out counts down above the form, at no field', async () => {
  const { person } = open(
    refusal(
      429,
      'ValidationException',
      'Too many login attempts. Please try again in 59 seconds.',
      'email',
    ),
  )
  await typePassword(person)
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/Too many failed sign-ins.*in 5\d seconds/)
  expect(document.querySelector('[aria-invalid]')).toBeNull()
  expect(passwordField().value).toBe(' right one ')
})

test('a captcha leads to the panel’s own page, and back', async () => {
  const { person } = open(
    refusal(400, 'DisplayException', 'Failed to validate reCAPTCHA data.'),
  )
  await typePassword(person)
  const link = await screen.findByRole('link', { name: 'Open Panel' })
  expect(link.getAttribute('href')).toBe('https://panel.test/auth/login')
  await person.click(screen.getByRole('button', { name: 'I am signed in there' }))
  expect(await screen.findByText(/nobody is signed in yet/)).toBeTruthy()
})
