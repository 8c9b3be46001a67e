import '#src/test/dom.ts'
import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls, refusing } from '#src/test/panel.ts'

import {
  checkpoint,
  codeNow,
  openSecondStep,
  openSignIn,
  password,
  profile,
  user,
} from './testing/sign-in.ts'

test('a refused password is explained beside it, everything typed stays, and it was sent once', async () => {
  const { person, hold, count } = await openSignIn()
  await person.type(password(), 'nope')
  const answer = hold(calls.signIn)
  await person.dblClick(screen.getByRole('button', { name: 'Sign in' }))
  answer.release()
  const words = await screen.findByText(/do not belong together/)
  expect(password().getAttribute('aria-describedby')).toContain(words.id)
  expect([user().value, password().value]).toEqual(['una', 'nope'])
  expect(document.activeElement).toBe(password())
  expect(count(calls.signIn)).toBe(1)
  expect(screen.getByRole('heading', { name: 'Sign in' })).toBeTruthy()
})

test('nobody goes on by themselves in an account that they did not name, nor in one that was not asked about', async () => {
  const { panel, browser, rewrite, person, send } = await openSignIn()
  /** Whose the browser is from now on: another tab may sign in at any moment. */
  function become(username: string) {
    const email = `${username}@example.test`
    const { id } = panel.control.createAccount({ username, email, password: 'pass' })
    browser.setCookies(panel.control.createSession(id).cookie)
  }
  rewrite(calls.signIn, async (response) => {
    become('bob')
    return Response.json(await response.json())
  })
  await send()
  const goOnAs = (who: string) => screen.findByRole('button', { name: `Go on as ${who}` })
  const asBob = await goOnAs('bob')
  become('eve')
  await person.click(asBob)
  const asEve = await goOnAs('eve')
  expect(screen.queryByRole('heading', { name: 'Profile' })).toBeNull()
  await person.click(asEve)
  await profile()
  expect(within(screen.getByRole('main')).getByText('eve@example.test')).toBeTruthy()
})

test('who names themselves by their email, in whatever case, is who signed in', async () => {
  const { person, send } = await openSignIn()
  await person.clear(user())
  await person.type(user(), ' Una@Example.TEST ')
  await send()
  await profile()
})

test('a password is sent as it was typed, a name without what surrounds it', async () => {
  const { panel, account, person, send, sent } = await openSignIn()
  panel.control.setPassword(account.id, ' right one ')
  await person.clear(user())
  await person.type(user(), ' una ')
  await send(' right one ')
  await profile()
  const bodies = sent.flatMap(({ call, body }) => (call === calls.signIn ? [body] : []))
  expect(bodies).toEqual([{ user: 'una', password: ' right one ' }])
})

test('a sign-in code is sent without what groups it', async () => {
  const { sendCode, sent } = await openSecondStep()
  const code = codeNow()
  await sendCode(`${code.slice(0, 3)} ${code.slice(3)}`)
  await profile()
  expect(sent.find(({ call }) => call === checkpoint)?.body).toEqual({
    confirmation_token: expect.any(String),
    authentication_code: code,
  })
})

test('a second step that cannot go on leads back to the password, which is still there', async () => {
  const { sendCode, rewrite, account } = await openSecondStep()
  rewrite(checkpoint, refusing(500, 'TypeError', 'An unexpected error was encountered.'))
  await sendCode(codeNow())
  await screen.findByText(/lost track/)
  expect(password().value).toBe(account.password)
})

test('a used recovery code is refused beside its field', async () => {
  const { sendRecoveryCode, sent } = await openSecondStep()
  await sendRecoveryCode('GJNIn sNnSf')
  const words = await screen.findByText(/older set/)
  const field = screen.getByLabelText('Recovery code')
  expect(field.getAttribute('aria-describedby')).toContain(words.id)
  expect(sent.at(-1)).toMatchObject({
    call: checkpoint,
    body: { confirmation_token: expect.any(String), recovery_token: 'GJNInsNnSf' },
  })
})

test('a captcha leads to the panel’s own page, and back', async () => {
  const { person, rewrite, send } = await openSignIn()
  const detail = 'Failed to validate reCAPTCHA data.'
  rewrite(calls.signIn, refusing(400, 'DisplayException', detail))
  await send()
  const link = await screen.findByRole('link', { name: 'Open Panel' })
  expect(link.getAttribute('href')).toBe('http://perch.test/auth/login')
  await person.click(screen.getByRole('button', { name: 'I am signed in there' }))
  await screen.findByText(/nobody is signed in yet/)
})
