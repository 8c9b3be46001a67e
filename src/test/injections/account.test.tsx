import '#src/test/dom.ts'
import { screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { beginningOf } from '#src/test/text-only.ts'

import { expectText, goesThrough, injections, marked } from './corpus.ts'

test.each(injections)(
  '$kind in an account and a name of the panel: $text',
  async (injection) => {
    const of = (field: string) => marked(injection, field)
    const attributes = {
      id: 7,
      admin: false,
      username: of('username'),
      email: of('email'),
      first_name: of('first_name'),
      last_name: of('last_name'),
      language: of('language'),
      uuid: of('uuid'),
    }
    await openPage('/profile', {
      dataset: { panelName: of('name in the document') },
      before: ({ rewrite }) =>
        rewrite(calls.me, () => Response.json({ object: 'user', attributes }), Infinity),
    })
    await screen.findByRole('heading', { name: 'Profile' })
    expectText('account', [
      ['username', injection],
      ['email', injection],
      ['first_name', injection],
      ['last_name', injection, injection.kind !== 'long'],
      // A tag of a language is shown by its name.
      ['language', injection, injection.kind !== 'prototype'],
      ['uuid', injection],
    ])
    expectText('panel', [['name in the document', injection]])
  },
)

test.each(injections)('$kind in what the panel calls itself: $text', async (injection) => {
  const field = 'name of its own page'
  const name = marked(injection, field)
  const html = `<script>window.SiteConfiguration = ${JSON.stringify({ name })};</script>`
  await openPage('/sign-in?because=constructor&to=javascript:alert(1)', {
    signedIn: false,
    dataset: { panelName: undefined },
    before: ({ rewrite }) =>
      rewrite(
        'GET /auth/login',
        () => new Response(html, { headers: { 'content-type': 'text/html' } }),
        Infinity,
      ),
  })
  await screen.findByRole('heading', { level: 1, name: 'Sign in' })
  await waitFor(() =>
    expect(document.body.textContent).toContain(beginningOf(name).slice(0, 20)),
  )
  expectText('panel', [[field, injection]])
})

goesThrough('account', 'panel')
