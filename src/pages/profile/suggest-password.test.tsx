import '#src/test/dom.ts'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { screen, waitFor, within } from '@testing-library/react'
import { expect, onTestFinished, test, vi } from 'vitest'

import { openPage } from '#src/test/render.tsx'

async function openForm() {
  const page = await openPage('/profile')
  await page.person.click(screen.getByRole('button', { name: 'Change password' }))
  const form = within(await screen.findByRole('form', { name: 'Change password' }))
  const next = form.getByLabelText<HTMLInputElement>('New password')
  const suggest = () => form.queryByRole('button', { name: 'Suggest a password' })
  const press = async () => {
    const button = suggest()
    if (!button) throw new Error('no button')
    await page.person.click(button)
  }
  return { ...page, form, next, suggest, press }
}

const passphrase = /^[a-z]{3,8}(?:-[a-z]{3,8}){5}$/

/** What the page has had assistive technology speak. */
const spoken = () =>
  [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')]
    .map((region) => region.textContent)
    .join('\n')

test('a suggestion is put into the field, shown, selected and told of without its words', async () => {
  const { next, press } = await openForm()
  expect(next.type).toBe('password')
  await press()
  await waitFor(() => expect(next.value).toMatch(passphrase))
  expect(next.type).toBe('text')
  expect(next.autocomplete).toBe('new-password')
  expect(document.activeElement).toBe(next)
  expect([next.selectionStart, next.selectionEnd]).toEqual([0, next.value.length])
  await waitFor(() =>
    expect(spoken()).toContain('A suggested password is in the field, shown in plain.'),
  )
  expect(spoken()).not.toContain(next.value)
})

test('of a suggestion it is said, for as long as it stands there, that nothing shows it again', async () => {
  const { person, form, next, press } = await openForm()
  const said = () => form.queryByText(/Copy it, or let your browser keep it/)
  expect(said()).toBeNull()
  await press()
  await waitFor(() =>
    expect(said()?.closest('[id]')?.id).toBe(next.getAttribute('aria-describedby')),
  )
  await person.type(next, '7')
  expect(said()).toBeNull()
  expect(form.getByText(/At least 8 characters/)).toBeDefined()
})

test('all of a suggestion can be read below its field while that shows it, and is no text of the page', async () => {
  const { person, form, next, press } = await openForm()
  await press()
  await waitFor(() => expect(next.value).toMatch(passphrase))
  expect(form.getAllByDisplayValue(next.value)).toHaveLength(2)
  expect(document.documentElement.outerHTML).not.toContain(next.value)
  await press()
  await waitFor(() => expect(form.getAllByDisplayValue(next.value)).toHaveLength(2))
  await person.click(form.getByRole('button', { name: 'Hide New password' }))
  expect(form.getAllByDisplayValue(next.value)).toEqual([next])
})

test('another press makes another one, and what was typed is never taken away', async () => {
  const { person, next, suggest, press } = await openForm()
  await press()
  await waitFor(() => expect(next.value).toMatch(passphrase))
  const first = next.value
  await press()
  await waitFor(() => expect(next.value).not.toBe(first))
  expect(next.value).toMatch(passphrase)
  await person.type(next, '7', { initialSelectionStart: 3, initialSelectionEnd: 3 })
  expect(suggest()).toBeNull()
  await person.clear(next)
  expect(suggest()).not.toBeNull()
  await person.type(next, 'my own')
  expect(suggest()).toBeNull()
})

test('a suggestion has no name of somebody in it, of which the form would warn', async () => {
  const { next, press } = await openForm()
  const draws = [wordlist.indexOf('unable'), wordlist.indexOf('zoo')]
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((into) => {
    if (into instanceof Uint16Array) into.fill(draws.shift() ?? 0)
    return into
  })
  onTestFinished(() => void vi.restoreAllMocks())
  await press()
  await waitFor(() => expect(next.value).toBe('zoo-zoo-zoo-zoo-zoo-zoo'))
})

test('what was wrong with the field is not said of a suggestion', async () => {
  const { person, form, next, press } = await openForm()
  await person.click(form.getByRole('button', { name: 'Change password' }))
  await waitFor(() => expect(next.getAttribute('aria-invalid')).toBe('true'))
  await press()
  await waitFor(() => expect(next.value).toMatch(passphrase))
  await waitFor(() => expect(next.getAttribute('aria-invalid')).toBeNull())
})

test('Caps Lock is told of in the field that has focus, as soon as it is on and until it is off', async () => {
  const { person, form, next } = await openForm()
  const words = () => form.queryByText('Caps Lock is on.')
  await person.type(next, 'a')
  expect(words()).toBeNull()
  await person.keyboard('{CapsLock}b')
  expect(words()?.closest('[aria-live=polite]')).not.toBeNull()
  // It is a fact about the keyboard, not a mistake.
  expect(next.getAttribute('aria-invalid')).toBeNull()
  await person.tab()
  expect(words()).toBeNull()
  await person.click(form.getByLabelText('Current password'))
  expect(form.getAllByText('Caps Lock is on.')).toHaveLength(1)
  await person.keyboard('{CapsLock}c')
  expect(words()).toBeNull()
})
