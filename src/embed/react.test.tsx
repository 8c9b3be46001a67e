import '#src/test/dom.ts'
import { render, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { PerchAccount } from './react.ts'
import { inside, openHostPage } from './testing/host-page.ts'

test('the component tells what it is given for unsaved input: also, once it is taken out, that there is none', async () => {
  const { container, person } = openHostPage()
  const heard: boolean[] = []
  const page = render(
    <PerchAccount
      id="account"
      onUnsavedInput={({ detail }) => heard.push(detail.hasUnsavedInput)}
    />,
    { container },
  )
  const account = () => inside(container.querySelector('#account') ?? container)
  await waitFor(() => account().getByRole('heading', { level: 1, name: 'Profile' }))
  await person.click(account().getByRole('button', { name: 'Change email' }))
  await person.type(
    await waitFor(() => account().getByLabelText('New email')),
    'una@example.com',
  )
  await waitFor(() => expect(heard).toEqual([true]))
  page.unmount()
  await waitFor(() => expect(heard).toEqual([true, false]))
})
