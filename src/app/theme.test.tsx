import '#src/test/dom.ts'
import { act, cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'

import { HostContext } from '#src/host/context.ts'
import { createPageHost } from '#src/host/page-host.ts'
import { english } from '#src/test/host.ts'

import { ThemeChoice } from './theme-choice.tsx'
import { theme } from './theme.ts'

beforeAll(() => english('shell'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  localStorage.clear()
})

const shown = () => document.documentElement.dataset['theme']
const chosen = () => screen.getByRole('radio', { checked: true }).getAttribute('value')

/** A browser that refuses storage, as with all cookies blocked. */
function blockStorage() {
  const refuse = () => {
    throw new DOMException('refused', 'SecurityError')
  }
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, clear: () => {} })
}

/** The choice as a visit finds it whose host page asks for `preset`. */
function visit(preset?: 'system' | 'light' | 'dark', isEmbedded = false) {
  const host = { ...createPageHost(document.body), isEmbedded }
  theme(host).prefer(preset)
  render(
    <HostContext value={host}>
      <ThemeChoice />
    </HostContext>,
  )
  return Object.assign(userEvent.setup(), {
    /** What the host page asks for later. */
    prefer: (next: typeof preset) => act(() => theme(host).prefer(next)),
  })
}

test('without a word the system decides', () => {
  visit()
  expect([shown(), chosen()]).toEqual([undefined, 'system'])
})

test('a choice is remembered, and outranks what the host page asks for', async () => {
  const person = visit('light')
  expect([shown(), chosen()]).toEqual(['light', 'light'])
  await person.click(screen.getByRole('radio', { name: 'Dark' }))
  expect([shown(), chosen()]).toEqual(['dark', 'dark'])
  cleanup()
  visit('light')
  expect([shown(), chosen()]).toEqual(['dark', 'dark'])
})

test('going back to the system takes the choice off the page', async () => {
  const person = visit('dark')
  await person.click(screen.getByRole('radio', { name: 'As the system' }))
  expect([shown(), chosen()]).toEqual([undefined, 'system'])
  cleanup()
  visit('dark')
  expect(shown()).toBeUndefined()
})

test('nonsense in storage counts as nothing', () => {
  localStorage.setItem('perch.theme', 'blue')
  visit('light')
  expect(shown()).toBe('light')
})

test('where storage is blocked a choice lasts as long as the page', async () => {
  blockStorage()
  const person = visit('light')
  expect(shown()).toBe('light')
  await person.click(screen.getByRole('radio', { name: 'Dark' }))
  expect([shown(), chosen()]).toEqual(['dark', 'dark'])
})

test('a choice outranks what the host page asks for later, also one that could not be kept', async () => {
  blockStorage()
  const person = visit('light')
  await person.click(screen.getByRole('radio', { name: 'Dark' }))
  person.prefer('light')
  expect([shown(), chosen()]).toEqual(['dark', 'dark'])
})

test('without a choice, what the host page asks for later is shown', () => {
  const { prefer } = visit('light')
  prefer('dark')
  expect([shown(), chosen()]).toEqual(['dark', 'dark'])
  prefer(undefined)
  expect([shown(), chosen()]).toEqual([undefined, 'system'])
})

const names = () =>
  screen.getAllByRole('radio').map((radio) => radio.closest('label')?.textContent)

test('in another page the choice that is none follows what that asks for', async () => {
  const person = visit('dark', true)
  expect([shown(), chosen(), names()[0]]).toEqual(['dark', 'system', 'As the panel'])
  await person.click(screen.getByRole('radio', { name: 'Light' }))
  expect([shown(), chosen()]).toEqual(['light', 'light'])
  await person.click(screen.getByRole('radio', { name: 'As the panel' }))
  expect([shown(), chosen()]).toEqual(['dark', 'system'])
  person.prefer('light')
  expect(shown()).toBe('light')
  cleanup()
  visit('dark', true)
  expect([shown(), chosen()]).toEqual(['dark', 'system'])
})

test.each([undefined, 'system'] as const)(
  'in another page that asks for %s it is the system’s',
  (preset) => {
    const { prefer } = visit(preset, true)
    expect([shown(), names()[0]]).toEqual([undefined, 'As the system'])
    prefer('dark')
    expect([shown(), names()[0]]).toEqual(['dark', 'As the panel'])
  },
)

test('a page of its own never speaks of a panel', () => {
  visit('dark')
  expect(names()[0]).toBe('As the system')
})
