import '#src/test/dom.ts'
import { act, cleanup, render } from '@testing-library/react'
import { useLayoutEffect } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { useCountdown } from './countdown.tsx'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

test('the last second passes, also when it does so while it is drawn', () => {
  const moment = Date.now() + 300
  const onZero = vi.fn<() => void>()
  function Probe() {
    const seconds = useCountdown(moment, () => onZero())
    // Between drawing it and waiting for its end.
    useLayoutEffect(() => void vi.setSystemTime(Math.max(Date.now(), moment)))
    return seconds
  }
  const { container } = render(<Probe />)
  expect(container.textContent).toBe('1')
  act(() => void vi.advanceTimersByTime(1000))
  expect(container.textContent).toBe('0')
  expect(onZero).toHaveBeenCalledOnce()
})

test('what is over already is not told of as its end', () => {
  const onZero = vi.fn<() => void>()
  const past = Date.now() - 1
  function Probe() {
    return useCountdown(past, onZero)
  }
  expect(render(<Probe />).container.textContent).toBe('0')
  act(() => void vi.advanceTimersByTime(1000))
  expect(onZero).not.toHaveBeenCalled()
})
