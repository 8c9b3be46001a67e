import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

test('what is to replace a key says first that the old one keeps working', async () => {
  const { panel, account, navigation } = await openPage('/nowhere')
  const { identifier } = panel.control.createApiKey(account.id, { description: 'Bot' })
  await navigation.go(`/api-keys/create?from=${identifier}`)
  const words = await screen.findByText(/keeps working until you delete it/)
  expect(words.textContent).toContain(`Bot (${identifier})`)
})
