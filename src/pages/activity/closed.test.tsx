import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import type { Account } from '#src/api/account.ts'
import { calls } from '#src/test/panel.ts'
import { openPage } from '#src/test/render.tsx'
import { requirements } from '#src/two-factor/two-factor-required.ts'

const closed = 'The panel shows this only when two-factor sign-in is on.'

test('where two-factor is required nothing stands there to narrow', async () => {
  await openPage('/activity?kind=sign-ins', { settings: { twoFactorRequired: 2 } })
  await screen.findByText(closed)
  expect(screen.queryByRole('combobox')).toBeNull()
  expect(await screen.findByRole('link', { name: 'Set up two-factor' })).toBeTruthy()
})

test('that is so before the panel answers, and what was narrowed is there once it is open', async () => {
  const { host, navigation, hold } = await openPage('/nowhere')
  const account = { id: 1, uuid: null, username: 'una' } as Account
  requirements(host).learn(account, 'closed')
  const answers = Array.from({ length: 6 }, () => hold(calls.activity))
  await navigation.go('/activity?kind=sign-ins')
  await screen.findByText(closed)
  expect(screen.queryByRole('combobox')).toBeNull()
  for (const { release } of answers) release()
  const name = 'Kind of event'
  const kind = await screen.findByRole<HTMLSelectElement>('combobox', { name })
  expect(kind.value).toBe('sign-ins')
  expect(screen.queryByText(closed)).toBeNull()
})
