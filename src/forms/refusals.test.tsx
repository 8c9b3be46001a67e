import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

const refusal = (errors: unknown, status = 422) =>
  new Response(JSON.stringify({ errors }), {
    status,
    headers: { 'content-type': 'application/json' },
  })

/** What stands above a form, and in it, after the panel refused a new address so. */
async function refused(response: () => Response) {
  const page = await openPage('/profile')
  const { form, submit } = await fillEmailForm(
    page.person,
    'new@example.test',
    'correct horse',
  )
  page.rewrite(calls.email, response)
  await submit()
  return { form, summary: () => form.findByRole('alert') }
}

const at = (field: string, detail: string, code = 'ValidationException') => ({
  code,
  status: '422',
  detail,
  meta: { source_field: field, rule: 'x' },
})

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf.3',
  '__defineGetter__',
  'nobody_knows',
  '0',
  ' ',
])('what is refused at %s stands above the form', async (field) => {
  const { summary, form } = await refused(() => refusal([at(field, 'Not like this.')]))
  const alert = await summary()
  expect(alert.textContent).toBe('Not like this.')
  expect(form.getByLabelText<HTMLInputElement>('New email').value).toBe('new@example.test')
  expect(({} as Record<string, unknown>)['code']).toBeUndefined()
})

test('the same of fields that are the names of a list of errors', async () => {
  const body = '{"errors":{"__proto__":["One."],"constructor":["Two."],"email":["Three."]}}'
  const { summary, form } = await refused(
    () =>
      new Response(body, { status: 422, headers: { 'content-type': 'application/json' } }),
  )
  expect((await summary()).textContent).toBe('One.Two.')
  const field = form.getByLabelText('New email')
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

test.each(['__proto__', 'constructor', 'toString'])(
  'a refusal that calls itself %s is one without a field',
  async (code) => {
    const { summary } = await refused(() => refusal([{ code, detail: 'Odd.' }], 400))
    expect((await summary()).textContent).toBe('Odd.')
  },
)

test('of a thousand complaints the first are told, and how many more there are', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => at(`f${index}`, `No. ${index}.`))
  const { summary } = await refused(() => refusal(many))
  const alert = await summary()
  const told = within(alert).getAllByText(/./)
  expect(told).toHaveLength(11)
  expect(told.at(0)?.textContent).toBe('No. 0.')
  expect(told.at(-1)?.textContent).toBe('and 2,990 more')
})

test('so are those about one field', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => at('password', `No. ${index}.`))
  const { form } = await refused(() => refusal(many))
  await screen.findByText(/No\. 9\. and 2,990 more$/)
  const message = form.getByText(/No\. 0\./).textContent ?? ''
  expect(message.length).toBeLessThan(120)
})

test('what was refused keeps its place while it is sent again, unheard, and is said anew', async () => {
  const page = await openPage('/profile')
  const { form, submit } = await fillEmailForm(
    page.person,
    'new@example.test',
    'correct horse',
  )
  page.rewrite(calls.email, () => refusal([at('nobody_knows', 'Not like this.')]), 2)
  await submit()
  const first = await form.findByRole('alert')
  const held = page.hold(calls.email)
  await submit()
  await form.findByRole('button', { name: 'Changing…' })
  // Were it gone, the buttons would move, and the second press of a double click would meet another one.
  expect(first.isConnected).toBe(true)
  expect(form.queryByRole('alert')).toBeNull()
  held.release()
  const second = await form.findByRole('alert')
  expect(second).not.toBe(first)
  expect(first.isConnected).toBe(false)
  await waitFor(() => expect(document.activeElement).toBe(second))
})
