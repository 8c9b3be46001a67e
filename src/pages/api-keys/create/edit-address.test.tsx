import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const create = 'POST /api/client/account/api-keys'

/** The form with a description and these addresses in its list. */
async function open(entries: string) {
  const page = await openPage('/nowhere')
  const { person, navigation } = page
  await navigation.go('/api-keys/create')
  const form = within(await screen.findByRole('form', { name: 'Create an API key' }))
  await person.type(form.getByLabelText('Description'), 'Bot')
  const field = form.getByLabelText<HTMLInputElement>('Allowed addresses')
  await person.type(field, entries)
  const list = () =>
    form
      .queryAllByRole('button', { name: /^Edit / })
      .map((button) => button.querySelector('code')?.textContent)
  return { ...page, form, field, list }
}

const hasFocus = (field: HTMLInputElement, value: string) => {
  expect([field.value, field.selectionStart]).toEqual([value, value.length])
  expect(document.activeElement).toBe(field)
}

test('an address of the list that is pressed is back in the field, and what stood there is in the list', async () => {
  const { person, form, field, list } = await open('1.2.3.400,10.0.0.1,10.0.0.2')
  expect(list()).toEqual(['1.2.3.400', '10.0.0.1'])
  await person.click(form.getByRole('button', { name: 'Edit 1.2.3.400' }))
  hasFocus(field, '1.2.3.400')
  expect(list()).toEqual(['10.0.0.1', '10.0.0.2'])
  await person.keyboard('{Backspace}{Backspace},')
  expect(list()).toEqual(['10.0.0.1', '10.0.0.2', '1.2.3.4'])
})

test('what is no address stands in the field that is said to be wrong, one after the other', async () => {
  const { person, form, field, list, count } = await open('1.2.3.400,10.0.0.1,999.1.1.1,')
  await person.click(form.getByRole('button', { name: 'Create key' }))
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  hasFocus(field, '1.2.3.400')
  expect(form.getByText(/at most 255/, { selector: '[id$=error] *' })).toBeTruthy()
  expect(list()).toEqual(['10.0.0.1', '999.1.1.1'])
  await person.clear(field)
  await person.click(form.getByRole('button', { name: 'Create key' }))
  await waitFor(() => expect(field.value).toBe('999.1.1.1'))
  expect(count(create)).toBe(0)
})

test('what the panel refuses stands in the field that is said to be wrong', async () => {
  const { person, form, field, list, rewrite } = await open('10.0.0.1,10.0.0.2,')
  rewrite(create, () =>
    Response.json(
      {
        errors: [
          {
            code: 'ValidationException',
            status: '422',
            detail: 'Not from there.',
            meta: { source_field: 'allowed_ips.0', rule: 'custom' },
          },
        ],
      },
      { status: 422 },
    ),
  )
  await person.click(form.getByRole('button', { name: 'Create key' }))
  await form.findByText('10.0.0.1: Not from there.')
  hasFocus(field, '10.0.0.1')
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(list()).toEqual(['10.0.0.2'])
})
