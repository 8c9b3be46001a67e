import { useEffect, useEffectEvent, useState } from 'react'

/** Whole seconds until a moment, never below zero. */
function secondsUntil(moment: number): number {
  return Math.max(0, Math.ceil((moment - Date.now()) / 1000))
}

/**
 * Seconds until `moment` (milliseconds since 1970), counting down; 0 when it has passed or is `null`.
 * `onZero` is called once when the time is over.
 */
export function useCountdown(moment: number | null, onZero?: () => void): number {
  const [, tick] = useState(0)
  const left = moment === null ? 0 : secondsUntil(moment)
  // By what is shown: were it asked anew below, the last second might pass in between, and stand there for ever.
  const isRunning = left > 0
  const over = useEffectEvent(() => onZero?.())
  // A clock is outside React: the interval is what tells it that time has passed.
  useEffect(() => {
    if (moment === null || !isRunning) return
    const timer = setInterval(() => {
      tick((count) => count + 1)
      if (secondsUntil(moment) > 0) return
      clearInterval(timer)
      over()
    }, 250)
    return () => clearInterval(timer)
  }, [moment, isRunning])
  return left
}
