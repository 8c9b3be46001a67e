import '#src/test/dom.ts'
import { waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'

import { createMount } from './mount.tsx'
import { hear, openHostPage } from './testing/host-page.ts'

let isWrong = true

vi.mock('#src/app/app.tsx', () => ({
  App() {
    if (isWrong) throw new Error('correct horse')
    return 'drawn'
  },
}))

test('a mistake that ends it is told, without a word of what it was, and it can begin anew', async () => {
  const { container } = openHostPage()
  const complaints = vi.spyOn(console, 'error').mockImplementation(() => {})
  const told = hear('perch:error')
  const mounted = createMount('')(container)
  await waitFor(() => expect(told).toHaveLength(1))
  expect(told[0]?.detail).toEqual({ reason: 'crash' })
  expect(complaints).toHaveBeenCalledTimes(1)
  expect(container.shadowRoot?.childNodes).toHaveLength(0)
  isWrong = false
  mounted.update({})
  await waitFor(() => expect(container.shadowRoot?.textContent).toBe('drawn'))
  mounted.unmount()
})
