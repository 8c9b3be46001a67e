import '#src/test/dom.ts'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'

import { calls } from '#src/test/panel.ts'
import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

async function openEmailForm() {
  const page = await openPage('/profile')
  await page.person.click(screen.getByRole('button', { name: 'Change email' }))
  const form = within(await screen.findByRole('form', { name: 'Change email' }))
  const press = () => page.person.click(form.getByRole('button', { name: 'Change email' }))
  const summary = () => form.queryByRole('group', { name: 'Check these fields' })
  return { ...page, form, press, summary }
}

const names = (summary: HTMLElement | null) =>
  Array.from(summary?.querySelectorAll('a') ?? [], (link) => link.textContent)

test('several fields are listed above the form, and each leads to its own', async () => {
  const { person, form, press, summary } = await openEmailForm()
  const title = document.title
  await press()
  await waitFor(() => expect(document.activeElement).toBe(summary()))
  expect(names(summary())).toEqual(['New email', 'Current password'])
  expect(document.title).toBe(`Error: ${title}`)
  const address = location.href
  await person.click(form.getByRole('link', { name: 'Current password' }))
  expect(document.activeElement).toBe(form.getByLabelText('Current password'))
  expect(location.href).toBe(address)
})

test('it stays as it is while they are mended, and goes with the next press', async () => {
  const { person, form, press, summary } = await openEmailForm()
  const title = document.title
  await press()
  await waitFor(() => expect(document.activeElement).toBe(summary()))
  await person.type(form.getByLabelText('New email'), 'new@example.test')
  expect(form.getByLabelText('New email').getAttribute('aria-invalid')).toBeNull()
  expect(names(summary())).toHaveLength(2)
  await press()
  await waitFor(() => expect(summary()).toBeNull())
  expect(document.activeElement).toBe(form.getByLabelText('Current password'))
  expect(document.title).toBe(title)
})

test('two presses find it anew', async () => {
  const { person, form, press, summary } = await openEmailForm()
  const title = document.title
  await press()
  await waitFor(() => expect(document.activeElement).toBe(summary()))
  await person.click(form.getByLabelText('New email'))
  const first = summary()
  await press()
  await waitFor(() => expect(document.activeElement).toBe(summary()))
  expect(summary()).not.toBe(first)
  expect(document.title).toBe(`Error: ${title}`)
})

test('what the panel refuses of several fields is listed, too', async () => {
  const page = await openPage('/profile')
  const title = document.title
  const at = (field: string) => ({
    code: 'ValidationException',
    status: '422',
    detail: 'Not like this.',
    meta: { source_field: field, rule: 'x' },
  })
  page.rewrite(calls.email, () =>
    Response.json({ errors: [at('password'), at('email')] }, { status: 422 }),
  )
  const { form, submit } = await fillEmailForm(
    page.person,
    'new@example.test',
    'correct horse',
  )
  await submit()
  const summary = await form.findByRole('group', { name: 'Check these fields' })
  await waitFor(() => expect(document.activeElement).toBe(summary))
  expect(names(summary)).toEqual(['New email', 'Current password'])
  await page.person.click(form.getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(document.title).toBe(title))
})

test('one field takes focus itself', async () => {
  const { person, form, press, summary } = await openEmailForm()
  const title = document.title
  await person.type(form.getByLabelText('New email'), 'new@example.test')
  await press()
  const password = form.getByLabelText('Current password')
  await waitFor(() => expect(document.activeElement).toBe(password))
  expect(password.getAttribute('aria-invalid')).toBe('true')
  expect(summary()).toBeNull()
  expect(document.title).toBe(title)
})
