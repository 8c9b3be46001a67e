import { useEffect, useState } from 'react'

/** So long rows that are there wait for what stands above them, in milliseconds. */
const patience = 2000

/** What a part above the feed is told, and tells. */
export type Above = {
  /** Whether the feed is on the screen: what comes from now on must not push it away. */
  shown: boolean
  /** Told once the part has its height. */
  onSettled: (isSettled: true) => void
}

/**
 * Whether the feed may be shown: once the signals and the chart, which come from reads of their own, have their heights,
 * or have been waited for long enough. `hasFeed`: whether its rows, or what is wrong with them, are there.
 */
export function useAbove(hasFeed: boolean) {
  const [signals, onSignals] = useState(false)
  const [chart, onChart] = useState(false)
  const [waited, setWaited] = useState(false)
  // The clock is outside of the page.
  useEffect(() => {
    const timer = hasFeed ? setTimeout(setWaited, patience, true) : undefined
    return () => clearTimeout(timer)
  }, [hasFeed])
  return { shown: waited || (signals && chart), onSignals, onChart }
}
