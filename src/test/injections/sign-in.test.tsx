import '#src/test/dom.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { checkpoint, password, user } from '#src/session/testing/sign-in.ts'
import { calls, refusing } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { beginningOf } from '#src/test/text-only.ts'

import {
  expectText,
  goesThrough,
  inOneLine,
  injections,
  marked,
  readOn,
  send,
  wasShown,
} from './corpus.ts'

const type = (field: HTMLElement, value: string) =>
  fireEvent.change(field, { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const says = (text: string) =>
  waitFor(() => expect(readOn(document.body)).toContain(beginningOf(text)))

type Page = Awaited<ReturnType<typeof openPage>>

/** What the last request of a call said under a name. */
function sentAs(page: Page, call: string, name: string): string {
  const body: unknown = page.sent.findLast((each) => each.call === call)?.body
  const value: unknown = Object.entries(body ?? {}).find(([key]) => key === name)?.[1]
  return String(value).toWellFormed()
}

test('in a name, and in the words of a refusal', async () => {
  const page = await openPage('/sign-in', { signedIn: false })
  await screen.findByRole('heading', { level: 1, name: 'Sign in' })
  for (const injection of injections) {
    const words = marked(injection, 'words of a refusal')
    type(user(), `a${injection.text}`)
    type(password(), 'wrong')
    page.rewrite(calls.signIn, refusing(400, 'DisplayException', words))
    send()
    await says(words)
    expect(sentAs(page, calls.signIn, 'user')).toBe(inOneLine(`a${injection.text}`))
    expectText('signIn', [
      ['user', injection, false],
      ['words of a refusal', injection],
    ])
  }
})

test('in the words of a captcha', async () => {
  const page = await openPage('/sign-in', { signedIn: false })
  await screen.findByRole('heading', { level: 1, name: 'Sign in' })
  for (const injection of injections) {
    type(user(), 'una')
    type(password(), 'wrong')
    const words = `captcha ${injection.text}`
    page.rewrite(calls.signIn, refusing(400, 'DisplayException', words))
    const before = page.count(calls.signIn)
    send()
    await waitFor(() => expect(page.count(calls.signIn)).toBe(before + 1))
    await screen.findByText('The panel wants to see that you are human')
    expectText('signIn', [['words of a captcha', injection, false]])
  }
})

test('in the second step', async () => {
  const page = await openPage('/sign-in', { signedIn: false })
  await screen.findByRole('heading', { level: 1, name: 'Sign in' })
  for (const injection of injections) {
    type(user(), 'una')
    type(password(), 'correct horse')
    page.rewrite(calls.signIn, () =>
      Response.json({ data: { complete: false, confirmation_token: injection.text } }),
    )
    send()
    type(await screen.findByLabelText('Sign-in code'), injection.text)
    send()
    await screen.findByText(/^A sign-in code has six digits/)
    expectText('signIn', [['sign-in code', injection, false]])
    press('Use a recovery code')
    const words = marked(injection, 'words of a refused code')
    type(await screen.findByLabelText('Recovery code'), `x${injection.text}`)
    page.rewrite(checkpoint, refusing(400, 'DisplayException', words))
    send()
    await says(words)
    expect(sentAs(page, checkpoint, 'confirmation_token')).toBe(
      injection.text.toWellFormed(),
    )
    expectText('signIn', [
      ['confirmation_token', injection, false],
      ['recovery code', injection, false],
      ['words of a refused code', injection],
    ])
    press('Back')
    await screen.findByLabelText('Password')
  }
})

test('in the email of a forgotten password', async () => {
  const page = await openPage('/sign-in/forgot', { signedIn: false })
  await screen.findByRole('heading', { level: 1, name: 'Forgotten password' })
  page.rewrite('POST /auth/password', () => Response.json({ status: 'sent' }), Infinity)
  for (const injection of injections) {
    const email = `a${injection.text.replaceAll(/[\s@]/gu, '')}@b.test`
    type(await screen.findByLabelText(/^Email/), email)
    send()
    await says(email)
    await screen.findByText('The panel was asked to send a mail')
    wasShown('signIn', 'email of a forgotten password', injection)
    fireEvent.click(await screen.findByRole('button', { name: 'Try another address' }))
  }
})

test.each(injections)('$kind in who was and who is there: $text', async (injection) => {
  const username = marked(injection, 'signed in already')
  const typed = inOneLine(`x${marked(injection, 'typed for another')}`)
  const attributes = { id: 7, admin: false, username, email: 'a@b.test' }
  const page = await openPage('/profile', {
    before: ({ rewrite }) =>
      rewrite(calls.me, () => Response.json({ object: 'user', attributes }), Infinity),
  })
  await screen.findByRole('heading', { level: 1, name: 'Profile' })
  await page.navigation.go('/sign-in?because=session-ended')
  await screen.findByRole('heading', { level: 1, name: 'Sign in' })
  expect(inOneLine(user().value)).toBe(inOneLine(username))
  expectText('people', [['remembered at sign-in', injection, false]])
  type(user(), typed)
  type(password(), 'another horse')
  send()
  await says(username)
  await says(typed)
  expectText('people', [['signed in already', injection]])
  wasShown('people', 'typed for another', injection)
  await page.navigation.go('/sign-in/forgot')
  await screen.findByRole('heading', { level: 1, name: 'Forgotten password' })
  await says(username)
  expectText('people', [['signed in at a forgotten password', injection, false]])
})

goesThrough('signIn', 'people')
