import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, onTestFinished, test } from 'vitest'

import { fillEmailForm } from '#src/test/profile-forms.ts'
import { openPage } from '#src/test/render.tsx'

test('whoever goes on the moment that a form is gone is not asked about it again', async () => {
  const { person, navigation } = await openPage('/profile')
  await fillEmailForm(person, 'new@example.test', 'correct horse')
  void navigation.go('/security')
  const leave = await screen.findByRole('button', { name: 'Leave' })
  let onwards: Promise<void> | undefined
  const observer = new MutationObserver(() => {
    if (!onwards && !screen.queryByLabelText('New email'))
      onwards = navigation.go('/nowhere')
  })
  onTestFinished(() => observer.disconnect())
  observer.observe(document.body, { childList: true, subtree: true })
  await person.click(leave)
  await screen.findByRole('heading', { name: 'There is no page here' })
  expect(navigation.held()).toBeNull()
  await onwards
})
