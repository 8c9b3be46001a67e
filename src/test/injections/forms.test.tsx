import '#src/test/dom.ts'
import { act, fireEvent, screen } from '@testing-library/react'
import { test } from 'vitest'

import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

import { expectText, expectTyped, goesThrough, injections } from './corpus.ts'

test('a new email', async () => {
  const { person } = await openPage('/profile')
  const { form } = await fillEmailForm(person, 'a@b.test', 'correct horse')
  const email = form.getByLabelText('New email')
  for (const injection of injections) {
    fireEvent.change(email, { target: { value: injection.text } })
    expectTyped('forms', 'email', injection, email)
  }
})

test.each([
  ['/activity', 'search of activity', /^Search/],
  ['/api-keys', 'search of keys', /^Search/],
] as const)('%s', async (path, field, name) => {
  await openPage(path, {
    before({ panel: { control }, account: { id } }) {
      for (let at = 0; at < 8; at++) control.createApiKey(id, { description: 'Bot' })
      control.addActivity(id, [
        { event: 'auth:success', timestamp: control.now(), ip: '192.0.2.1' },
      ])
    },
  })
  const box = await screen.findByRole('searchbox', { name })
  for (const injection of injections) {
    await act(async () => void fireEvent.change(box, { target: { value: injection.text } }))
    expectTyped('forms', field, injection, box)
  }
})

test('a new API key', async () => {
  await openPage('/api-keys/create')
  const description = await screen.findByLabelText(/^(What|Description)/)
  const address = screen.getByLabelText(/address/i, { selector: 'input, textarea' })
  for (const [index, injection] of injections.entries()) {
    fireEvent.change(description, { target: { value: injection.text } })
    fireEvent.change(address, { target: { value: injection.text } })
    // A list of all of them is drawn slowly: it has every third.
    if (index % 3 === 0) fireEvent.keyDown(address, { key: 'Enter' })
    expectTyped('forms', 'description', injection, description)
    expectText('forms', [['address', injection, false]])
  }
})

test('a new SSH key', async () => {
  await openPage('/ssh-keys/add')
  const key = await screen.findByRole('textbox', { name: /key/i })
  for (const injection of injections) {
    await act(
      async () =>
        void fireEvent.change(key, {
          target: {
            value: `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ${injection.text}`,
          },
        }),
    )
    expectText('forms', [['public key', injection, false]])
  }
})

goesThrough('forms')
