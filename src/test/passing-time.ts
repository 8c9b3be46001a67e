import { act } from '@testing-library/react'
import { onTestFinished, vi } from 'vitest'

/** Has time pass for the page as in the world, and besides as far as it is let by what this gives (in milliseconds), until the test is over; with `hasIntervals` what is done again and again does so, too, and is begun after this. */
export function letTimePass(
  hasIntervals = false,
): (milliseconds: number) => Promise<unknown> {
  vi.useFakeTimers({
    toFake: [
      'Date',
      'setTimeout',
      'clearTimeout',
      ...(hasIntervals ? (['setInterval', 'clearInterval'] as const) : []),
    ],
    shouldAdvanceTime: true,
  })
  onTestFinished(() => void vi.useRealTimers())
  return (milliseconds) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
}
