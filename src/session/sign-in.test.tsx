import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'

import { calls, refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'

import {
  checkpoint,
  codeNow,
  openSecondStep,
  openSignIn,
  password,
  profile,
  user,
} from './testing/sign-in.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** The panel's own page of sign-in, which tells whether it wants a captcha. */
const page = 'GET /auth/login'
const open = Infinity

test('a visit that has read nothing has its token from the look at the panel’s own page', async () => {
  const { send, sent, count, statuses } = await openSignIn({
    path: '/sign-in?because=signed-out',
  })
  // The token comes with the answer.
  await waitFor(() => expect(statuses(page)).toEqual([200]))
  expect(sent.map(({ call }) => call)).toEqual([page])
  await send()
  await profile()
  expect(sent.map(({ call }) => call)).not.toContain('GET /sanctum/csrf-cookie')
  expect([count(calls.signIn), count(calls.me)]).toEqual([1, 1])
  // One page of the panel, so that a change of password can end the session.
  expect(count('GET /locales/locale.json')).toBe(1)
})

test('somebody signed in already goes straight on', async () => {
  await openPage('/sign-in?to=/nowhere')
  expect(await screen.findByText('There is no page here')).toBeTruthy()
})

test('an answer that was lost after signing in is looked after, and nothing is sent twice', async () => {
  const { breakBody, send, count } = await openSignIn()
  breakBody(calls.signIn)
  await send()
  await profile()
  expect(count(calls.signIn)).toBe(1)
})

test.each(['502-html', 'run-then-drop'] as const)(
  'an answer that signed nobody in (%s) may be asked for again',
  async (fault) => {
    const { panel, send, count } = await openSignIn()
    panel.control.failNext({ path: '/auth/login', fault })
    await send()
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('you are not signed in. You can try again.')
    expect(alert.textContent).not.toMatch(/nothing was changed/i)
    await send()
    await profile()
    expect(count(calls.signIn)).toBe(2)
  },
)

test.each([
  ['their user name', 'una'],
  ['their email, in whatever case', ' Una@Example.TEST '],
])(
  'who is signed in already, and typed %s, goes on, and is told no more of the password than that',
  async (_, typed) => {
    const { panel, account, browser, person, send, count } = await openSignIn()
    browser.setCookies(panel.control.createSession(account.id).cookie)
    await person.clear(user())
    await person.type(user(), typed)
    // Spoken for a moment, beside the page that is arrived at.
    const told = screen.findByText('You were signed in already.')
    await send('anything')
    await told
    await profile()
    expect(count(calls.signIn)).toBe(1)
  },
)

test('of who is let in by what they typed it is not said that they were signed in', async () => {
  const { send } = await openSignIn()
  await send()
  await profile()
  expect(screen.queryByText('You were signed in already.')).toBeNull()
})

test('who was let in, while the panel was away right afterwards, presses again and goes on', async () => {
  const { panel, send, count } = await openSignIn()
  panel.control.failNext({ path: '/api/client/account', fault: '503-retry-after' })
  await send()
  await screen.findByRole('alert')
  await send()
  await profile()
  expect(count(calls.signIn)).toBe(2)
})

test('five wrong passwords close the door, also to the right one, until the time is over', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { send, statuses, account } = await openSignIn({
    settings: {
      throttles: { client: open, authentication: open, passwordReset: open, lockout: 5 },
    },
  })
  for (const [at, wrong] of ['a1', 'b2', 'c3', 'd4', 'e5'].entries()) {
    await send(wrong)
    await waitFor(() => expect(statuses(calls.signIn)).toHaveLength(at + 1))
    await screen.findByText(/do not belong together/)
  }
  await send()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/Too many failed sign-ins.*in (59|60) seconds/)
  // Above the form, at no field.
  expect(document.querySelector('[aria-invalid]')).toBeNull()
  expect(password().value).toBe(account.password)
  expect(statuses(calls.signIn).at(-1)).toBe(429)
  vi.setSystemTime(Date.now() + 61_000)
  await send()
  await profile()
})

test('a wrong sign-in code is explained, and the right one opens the page', async () => {
  const { sendCode, person, statuses } = await openSecondStep()
  await sendCode('000000')
  await screen.findByText(/This code is wrong or too old/)
  const field = screen.getByLabelText('Sign-in code')
  expect(document.activeElement).toBe(field)
  await person.clear(field)
  await sendCode(codeNow())
  await profile()
  expect(statuses(checkpoint)).toEqual([400, 200])
})

test('a recovery code opens the page once', async () => {
  const { sendRecoveryCode, panel, account, navigation, send } = await openSecondStep()
  await sendRecoveryCode(' R3cov eryC0 ')
  await profile()
  panel.control.endSessions(account.id)
  await navigation.go('/sign-in?because=session-ended')
  await screen.findByRole('heading', { name: 'Sign in' })
  const user = screen.getByLabelText<HTMLInputElement>('User name or email')
  // Whose page it was is known, and nothing else that was typed.
  expect([user.value, password().value]).toEqual([account.username, ''])
  await send()
  await screen.findByLabelText('Sign-in code')
  await sendRecoveryCode('R3coveryC0')
  await screen.findByText(/was used before/)
})

test('why somebody is here is no longer told above the second step', async () => {
  const { panel, account, send } = await openSignIn({
    path: '/sign-in?because=signed-out',
  })
  panel.control.setTwoFactor(account.id, { secret: 'JBSWY3DPEHPK3PXP', recoveryCodes: [] })
  expect(screen.getByText('You are signed out.')).toBeTruthy()
  await send()
  await screen.findByLabelText('Sign-in code')
  expect(screen.queryByText('You are signed out.')).toBeNull()
})

test('the second step says what is asked for, and of whom; going back says so no more', async () => {
  const { person, account } = await openSecondStep()
  const title = () => screen.getByRole('heading', { level: 1 })
  expect(title().textContent).toBe('Enter your code')
  screen.getByText(`For ${account.username}, on Panel.`)
  await person.click(screen.getByRole('button', { name: 'Back' }))
  expect(title().textContent).toBe('Sign in')
  expect(screen.queryByText(/^For /)).toBeNull()
})

test('a lost answer to a code is looked after', async () => {
  const { sendCode, breakBody, count } = await openSecondStep()
  breakBody(checkpoint)
  await sendCode(codeNow())
  await profile()
  expect(count(checkpoint)).toBe(1)
})

test('a recovery code whose answer was lost may be used up, and that is said', async () => {
  const { sendRecoveryCode, panel } = await openSecondStep()
  panel.control.failNext({ path: '/auth/login/checkpoint', fault: '502-html' })
  await sendRecoveryCode('R3coveryC0')
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/may have taken this recovery code/)
})

test.each([
  ['a code', 'code' as const, /wrong, or your last try has used it/],
  ['a sign-in that is over', 'session' as const, /may have signed you in already/],
])(
  'after a code without an answer, a refusal of %s says that the first try may have been taken',
  async (_, refused, words) => {
    const { sendCode, panel, person, rewrite } = await openSecondStep()
    panel.control.failNext({
      path: '/auth/login/checkpoint',
      fault: '504-html',
      run: false,
    })
    await sendCode(codeNow())
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(
      /The panel has not answered.*may have taken this code/,
    )
    expect(alert.textContent).not.toMatch(/nothing was changed|looks again/i)
    if (refused === 'session')
      rewrite(
        checkpoint,
        refusing(
          400,
          'DisplayException',
          'The authentication token provided has expired, please refresh the page and try again.',
        ),
      )
    else await person.clear(screen.getByLabelText('Sign-in code'))
    await sendCode(refused === 'code' ? '000000' : '')
    await screen.findByText(words)
  },
)

test('a second step that took too long leads back to the password, which is still there', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  const { sendCode, account } = await openSecondStep()
  vi.setSystemTime(Date.now() + 6 * 60_000)
  await sendCode(codeNow())
  await screen.findByText(/took longer than the panel waits/)
  expect(password().value).toBe(account.password)
})

test('a captcha leads to the panel’s own page, and who comes back from there goes on', async () => {
  const { panel, account, browser, person } = await openPage('/sign-in', {
    signedIn: false,
    settings: { captcha: true },
  })
  await person.click(await screen.findByRole('button', { name: 'I am signed in there' }))
  await screen.findByText(/nobody is signed in yet/)
  // That page leads nowhere by itself.
  expect(screen.getByText(/opens in a new tab, then come back to this one/)).toBeTruthy()
  browser.setCookies(panel.control.createSession(account.id).cookie)
  await person.click(screen.getByRole('button', { name: 'I am signed in there' }))
  await profile()
})

const human = () => screen.findByText('The panel wants to see that you are human')
const elsewhere = { panelUrl: 'https://panel.example' }

/** The one thing to do, as the page has it. */
const primary = () =>
  [...document.querySelectorAll<HTMLElement>('main [data-kind="primary"]')].map(
    (element) => element.textContent,
  )

test('a captcha that is switched on while the page is open is known from the panel’s failure', async () => {
  const { panel, send, account } = await openSignIn()
  await waitFor(() => expect(screen.getByText(/remember this browser/)).toBeTruthy())
  panel.control.set({ captcha: true })
  await send()
  await human()
  // In a tab of its own: what was typed here stays.
  const there = screen.getByRole('link', { name: 'Open Panel' })
  expect(there.getAttribute('target')).toBe('_blank')
  expect(primary()).toEqual(['Open Panel'])
  expect(password().value).toBe(account.password)
})

test('a captcha that is switched on while the page of a panel elsewhere is open: with a key', async () => {
  const { panel, send, person } = await openSignIn({ dataset: elsewhere })
  panel.control.set({ captcha: true })
  await send()
  await human()
  await person.click(screen.getByRole('button', { name: 'Use an API key instead' }))
  await screen.findByLabelText('Client API key')
})

test('where a captcha keeps a sign-in from this page, a forgotten password leads to a key', async () => {
  const { person } = await openPage('/sign-in/forgot', {
    signedIn: false,
    settings: { captcha: true },
    dataset: elsewhere,
  })
  await screen.findByText(/Ask for it there/)
  expect(primary()).toEqual(['Open Panel'])
  expect(screen.queryByText(/come back to this tab/)).toBeNull()
  // What is no help in asking for the mail is told to whoever wants to know.
  const why = screen.getByText(/a sign-in there does not reach this page/)
  expect(why.closest('details')?.open).toBe(false)
  await person.click(screen.getByText('Why, and how to sign in here afterwards'))
  await person.click(screen.getByRole('link', { name: 'Use an API key instead' }))
  await screen.findByLabelText('Client API key')
})

test('a mail that may take a captcha leaves one thing to do', async () => {
  const { panel, account, person } = await openPage('/sign-in/forgot', { signedIn: false })
  panel.control.set({ captcha: true })
  await person.type(await screen.findByLabelText('Email of your account'), account.email)
  await person.click(screen.getByRole('button', { name: 'Send the link' }))
  await screen.findByRole('link', { name: 'Open Panel' })
  expect(primary()).toEqual(['Open Panel'])
})
