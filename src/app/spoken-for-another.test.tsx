import '#src/test/dom.ts'
import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'

import { resetForAnotherAccount } from '#src/app/another-account.ts'
import { una } from '#src/test/account.ts'
import { openPage } from '#src/test/render.tsx'

/** What the announcer of the page has to be read. */
const spoken = () =>
  document.querySelector('[role=status][aria-live=polite]')?.textContent ?? ''

test('what was spoken to one account is not there to be read by the next one', async () => {
  const { queries, navigation } = await openPage('/profile')
  await navigation.go('/security')
  await screen.findByRole('heading', { name: 'Security' })
  await waitFor(() => expect(spoken()).toBe('Security · Panel'))
  act(() => resetForAnotherAccount(queries, { ...una, username: 'otto', uuid: 'otto' }))
  expect(spoken()).toBe('')
})
