import '#src/test/dom.ts'
import { waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { createMount } from './mount.tsx'
import { hear, openHostPage } from './testing/host-page.ts'

vi.mock('#src/app/app.tsx', () => ({
  App() {
    throw new Error('correct horse')
  },
}))

test('a mistake that ends it is told, without a word of what it was', async () => {
  const { container } = openHostPage()
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const told = hear('perch:error')
  const mounted = createMount('')(container)
  await waitFor(() => expect(told).toHaveLength(1))
  expect(told[0]?.detail).toEqual({ reason: 'crash' })
  expect(complaints).toHaveBeenCalled()
  mounted.unmount()
})
