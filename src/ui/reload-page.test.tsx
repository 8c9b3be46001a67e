import '#src/test/dom.ts'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'

import type { Host } from '#src/host/host.ts'
import { createPageHost } from '#src/host/page-host.ts'
import { stillness } from '#src/host/stillness.ts'
import { unsavedInput } from '#src/host/unsaved-input.ts'
import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { ReloadPage } from './reload-page.tsx'

const reload = vi.fn()
let host: Host

beforeAll(() => english('ui'))
beforeEach(() => {
  host = createPageHost(document.body)
  sessionStorage.clear()
  reload.mockClear()
  vi.spyOn(location, 'reload').mockImplementation(reload)
})
afterEach(cleanup)

const show = (updated = true) => render(<ReloadPage updated={updated} />, inHost(host))

test('a newer version is fetched by one reload, however often it is missed', () => {
  show()
  expect(reload).toHaveBeenCalledTimes(1)
  cleanup()
  show()
  expect(reload).toHaveBeenCalledTimes(1)
  screen.getByRole('button', { name: /reload/i }).click()
  expect(reload).toHaveBeenCalledTimes(2)
})

test.each([
  [true, 'a reload brought the old version again'],
  [false, 'a reload did not help'],
])(
  'a reload that did not help is not offered as the way on (updated: %s)',
  (updated, words) => {
    show(updated)
    expect(screen.getByRole('alert').textContent).not.toContain(words)
    screen.getByRole('button', { name: 'Reload the page' })
    cleanup()
    show(updated)
    const { textContent } = screen.getByRole('alert')
    expect(textContent).toContain(words)
    expect(textContent).toContain('tell whoever runs this panel')
    expect(screen.queryByRole('button', { name: 'Reload the page' })).toBeNull()
    screen.getByRole('button', { name: 'Reload again' })
  },
)

test('a reload of long ago was for something else', () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  show()
  cleanup()
  vi.setSystemTime(Date.now() + 3_600_000)
  show()
  expect(reload).toHaveBeenCalledTimes(1)
  expect(screen.getByRole('alert').textContent).not.toContain('the old version again')
  vi.useRealTimers()
})

test.each([
  ['something typed is not saved', unsavedInput],
  ['something is shown only once', stillness],
])('nothing is reloaded while %s', (_, part) => {
  const release = part(host).hold()
  show()
  expect(reload).not.toHaveBeenCalled()
  release()
})

test('nothing is reloaded where it cannot be noted that it was', () => {
  const { sessionStorage: kept } = globalThis
  vi.stubGlobal('sessionStorage', {
    getItem: () => null,
    setItem() {
      throw new Error('refused')
    },
  })
  show()
  expect(reload).not.toHaveBeenCalled()
  vi.stubGlobal('sessionStorage', kept)
})
