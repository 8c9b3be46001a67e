import '#src/test/dom.ts'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { openPage } from '#src/test/render.tsx'

const me = 'GET /api/client/account'

test('opening the profile asks for the account once', async () => {
  const { count, sent } = await openPage('/profile')
  expect(await screen.findByRole('heading', { name: 'Profile' })).toBeTruthy()
  expect(count(me)).toBe(1)
  expect(sent).toHaveLength(1)
})
