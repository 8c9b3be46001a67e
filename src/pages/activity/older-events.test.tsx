import '#src/test/dom.ts'
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'

import { english } from '#src/test/host.ts'
import { inHost } from '#src/test/in-host.tsx'

import { OlderEvents } from './older-events.tsx'

beforeAll(() => english('activity'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

/** Tells at once what a busy browser saw of the button: whether it was in sight, eldest first. */
function see(...inSight: boolean[]): void {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      tell: (entries: { isIntersecting: boolean }[]) => void
      constructor(tell: typeof this.tell) {
        this.tell = tell
      }
      observe() {
        this.tell(inSight.map((isIntersecting) => ({ isIntersecting })))
      }
      disconnect() {}
    },
  )
}

test.each([
  ['came into sight before the browser had time to tell', [false, true], 1],
  ['left it again before the browser had time to tell', [true, false], 0],
  ['is in sight', [true], 1],
  ['is not in sight', [false], 0],
] as const)('when the button %s, what it is now decides', (_what, inSight, times) => {
  see(...inSight)
  const onOlder = vi.fn()
  const events = { pending: false, onOlder, onPress: () => {} }
  render(<OlderEvents {...events} byItself />, inHost())
  expect(onOlder).toHaveBeenCalledTimes(times)
})
