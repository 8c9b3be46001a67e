import '#src/test/dom.ts'
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'
import { beginningOf } from '#src/test/text-only.ts'

import { envelopesOf } from '../../../e2e/matrix/envelopes.ts'
import {
  expectText,
  goesThrough,
  type Injection,
  injections,
  listCalls,
  marked,
  readOn,
  send,
  sixths,
  wasHarmless,
} from './corpus.ts'

/** The words of an injection, as each envelope has them. */
const envelopes = (injection: Injection) =>
  envelopesOf('', '').map(({ name }, at) => {
    const { says, answer } = envelopesOf(marked(injection, name), injection.text)[at] ?? {}
    return { name, isShown: says !== undefined, answer: () => answer?.() as Response }
  })

const says = (injection: Injection, field: string) =>
  waitFor(() =>
    expect(readOn(document.body)).toContain(beginningOf(marked(injection, field))),
  )

test.each([...sixths.keys()])(
  'in all that a refused write says: part %i',
  async (index) => {
    const page = await openPage('/profile')
    // Nothing comes of it, so that the page finds nothing when it looks.
    await fillEmailForm(page.person, 'a@b.test', 'wrong horse')
    const refused = (body: unknown) => () => Response.json(body, { status: 422 })
    for (const injection of sixths[index] ?? []) {
      const answers = [
        ...envelopes(injection),
        {
          name: 'name of a field',
          isShown: true,
          answer: refused({
            errors: { [injection.text]: [marked(injection, 'name of a field')] },
          }),
        },
        {
          name: 'code',
          isShown: false,
          answer: refused({
            errors: [
              {
                code: injection.text,
                detail: '',
                meta: { source_field: injection.text, rule: injection.text },
              },
            ],
          }),
        },
      ]
      for (const { name, isShown, answer } of answers) {
        const sent = page.count(calls.email)
        page.rewrite(calls.email, answer)
        // The one before is over: a press while it is on its way sends nothing.
        await waitFor(() =>
          expect(document.querySelector('form [aria-disabled]')).toBeNull(),
        )
        send()
        await waitFor(() => expect(page.count(calls.email)).toBe(sent + 1))
        if (isShown) await says(injection, name)
        await waitFor(() =>
          expect(document.querySelector('form [role=alert]')).toBeTruthy(),
        )
        expectText('refusals', [[name as 'code', injection, isShown]])
      }
      for (const field of ['source_field', 'rule'])
        wasHarmless('refusals', field, injection)
    }
  },
)

test('in what a refused read says', async () => {
  let answer = new Response(null, { status: 403 })
  await openPage('/ssh-keys', {
    before: ({ rewrite }) => rewrite(listCalls.sshKeys, () => answer.clone(), Infinity),
  })
  await screen.findByRole('heading', { level: 1, name: 'SSH keys' })
  for (const injection of injections)
    for (const each of envelopes(injection)) {
      if (!['E1, a list of errors', 'E6, a message'].includes(each.name)) continue
      answer = each.answer()
      fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
      await says(injection, each.name)
      expectText('reads', [[each.name, injection]])
    }
})

goesThrough('refusals', 'reads')
