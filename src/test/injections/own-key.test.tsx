import '#src/test/dom.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls, refusing, type Rewriting } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { beginningOf } from '#src/test/text-only.ts'

import {
  expectText,
  goesThrough,
  injections,
  marked,
  parts,
  readOn,
  send,
  wasShown,
} from './corpus.ts'

const dataset = { auth: 'key' }
const field = () => screen.findByLabelText<HTMLInputElement>('Client API key')
const says = (text: string) =>
  waitFor(() => expect(readOn(document.body)).toContain(beginningOf(text)))

test.each([0, 1, 2])(
  'in a key that is typed, and in its refusal: part %i',
  async (index) => {
    let answer: Rewriting = (given) => given
    await openPage('/sign-in', {
      signedIn: false,
      dataset,
      before: ({ rewrite }) => rewrite(calls.me, (given) => answer(given), Infinity),
    })
    await screen.findByRole('heading', { level: 1, name: 'Use an API key' })
    for (const injection of parts[index] ?? []) {
      fireEvent.change(await field(), { target: { value: injection.text } })
      send()
      await waitFor(async () =>
        expect((await field()).getAttribute('aria-invalid')).toBe('true'),
      )
      expectText('ownKey', [['key', injection, false]])

      const words = marked(injection, 'words of a refusal')
      answer = refusing(403, 'AccessDeniedHttpException', words)
      fireEvent.change(await field(), { target: { value: 'ptlc_abcdefghijk' } })
      send()
      await says(words)
      expectText('ownKey', [['words of a refusal', injection]])

      const address = injection.text.replaceAll(')', '')
      answer = refusing(
        403,
        'AccessDeniedHttpException',
        `This IP address (${address}) may not.`,
      )
      send()
      await says(address)
      wasShown('ownKey', 'refused address', injection)
      answer = (given) => given
    }
  },
)

test.each(injections)('$kind in a key that the tab has kept: $text', async (injection) => {
  await openPage('/profile', {
    signedIn: false,
    dataset,
    before: () =>
      sessionStorage.setItem(`perch:${location.origin}/api/client:key`, injection.text),
  })
  await screen.findByRole('heading', { level: 1 })
  expectText('ownKey', [['key that the tab has kept', injection, false]])
})

test.each(injections)('$kind in who is signed in instead: $text', async (injection) => {
  await openPage('/profile', {
    keptKey: true,
    signedIn: false,
    before({ panel, browser }) {
      const bob = panel.control.createAccount({
        username: marked(injection, 'who is signed in instead').toWellFormed(),
        email: 'bob@example.test',
        password: 'another horse',
      })
      browser.setCookies(panel.control.createSession(bob.id).cookie)
    },
  })
  await screen.findByRole('alert')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toMatch(/is signed in/))
  expectText('ownKey', [
    ['who is signed in instead', injection, injection.kind !== 'surrogate'],
  ])
})

goesThrough('ownKey')
