/** A span in the largest unit that is still exact enough to be said. */
export type TimeSpan = { unit: 'Seconds' | 'Minutes' | 'Hours'; count: number }

/**
 * How people say a span of time, its sign dropped: minutes to half of one below ten, hours to half of one. Below a minute
 * it is 0 minutes, or, where seconds are known (`fine`), as many seconds.
 */
export function toSpan(seconds: number, fine: boolean): TimeSpan {
  const span = Math.round(Math.abs(seconds))
  if (fine && span < 60) return { unit: 'Seconds', count: span }
  if (span < 60) return { unit: 'Minutes', count: 0 }
  const minutes = span / 60
  if (minutes < 10) return { unit: 'Minutes', count: Math.round(minutes * 2) / 2 }
  if (minutes < 59.5) return { unit: 'Minutes', count: Math.round(minutes) }
  return { unit: 'Hours', count: Math.round(minutes / 30) / 2 }
}
