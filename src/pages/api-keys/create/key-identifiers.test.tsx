import '#src/test/dom.ts'
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { inHost } from '#src/test/in-host.tsx'

import { KeyIdentifiers } from './key-identifiers.tsx'

afterEach(cleanup)

test('of many keys each is told as a whole', () => {
  const keys = Array.from({ length: 25 }, (_, at) => ({ identifier: `ptlc_key${at}_00` }))
  const { container } = render(<KeyIdentifiers keys={keys} />, inHost())
  expect(container.textContent).toBe(keys.map(({ identifier }) => identifier).join(' '))
})
