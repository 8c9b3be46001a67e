import '#src/test/dom.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import { createPageHost } from '#src/host/page-host.ts'
import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { Button } from './button.tsx'
import { CopyButton } from './copy-button.tsx'

/** Safari gives a button that is pressed no focus, and takes it from nothing: the press does nothing else either. */
const likeSafari = (event: MouseEvent) => {
  if (event.target instanceof Element && event.target.closest('button'))
    event.preventDefault()
}

beforeAll(() => english('ui'))
beforeEach(() => document.addEventListener('mousedown', likeSafari))
afterEach(() => {
  document.removeEventListener('mousedown', likeSafari)
  cleanup()
})

const names = () => screen.getAllByRole('button').map(({ textContent }) => textContent)

test('“Copied” is said of what was copied last, also where a press gives no focus', async () => {
  const user = userEvent.setup()
  const host = { ...createPageHost(document.body), copy: () => Promise.resolve() }
  render(
    <>
      <CopyButton text="una" of="User name" />
      <CopyButton text="c0ffee" of="Account ID" />
      <p>Elsewhere</p>
    </>,
    inHost(host),
  )
  const [first, second] = screen.getAllByRole('button')
  if (!first || !second) throw new Error('There are two')
  await user.click(first)
  await vi.waitFor(() => expect(names()).toEqual(['Copied', 'Copy Account ID']))
  await user.click(second)
  await vi.waitFor(() => expect(names()).toEqual(['Copy User name', 'Copied']))
  await user.click(screen.getByText('Elsewhere'))
  expect(names()).toEqual(['Copy User name', 'Copy Account ID'])
})

test('a button that is pressed has focus, and none that Enter in a field stands for', async () => {
  const user = userEvent.setup()
  const submitted = vi.fn((event: { preventDefault: () => void }) => event.preventDefault())
  render(
    <form onSubmit={submitted}>
      <input aria-label="Name" />
      <Button type="submit">Save</Button>
    </form>,
  )
  const field = screen.getByRole('textbox')
  await user.type(field, 'una{Enter}')
  expect(submitted).toHaveBeenCalledTimes(1)
  expect(document.activeElement).toBe(field)
  await user.click(screen.getByRole('button'))
  expect(submitted).toHaveBeenCalledTimes(2)
  expect(document.activeElement).toBe(screen.getByRole('button'))
})
