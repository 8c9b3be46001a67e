import '#src/test/dom.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { inHost } from '#src/test/in-host.tsx'

import { Dialog } from './dialog.tsx'

afterEach(cleanup)

const key = (
  <Dialog title="The key">
    <button type="button" data-first-focus>
      Copy
    </button>
    <button type="button">Done</button>
  </Dialog>
)
const button = (name: string) => screen.getByRole('button', { name, hidden: true })

test('focus begins where the dialog says, and is back where it was once a more urgent one is gone', () => {
  const { rerender } = render(<>{key}</>, inHost())
  expect(document.activeElement).toBe(button('Copy'))
  button('Done').focus()
  rerender(
    <>
      {key}
      <Dialog title="Your session ended" urgent>
        <button type="button" data-first-focus>
          Sign in
        </button>
      </Dialog>
    </>,
  )
  expect(document.activeElement).toBe(button('Sign in'))
  rerender(<>{key}</>)
  expect(document.activeElement).toBe(button('Done'))
})
