/** Panels ask for a minute at most (recordings); whoever asks for a day has made a mistake, and is asked before that. */
const longestPause = 300

/** So many seconds, a day, are told as they were asked for; of more only that it is more. */
export const longestWait = 86_400

/** How long reading rests that was refused for so many seconds: minutes at most. */
export const readingPause = (seconds: number): number => Math.min(seconds, longestPause)

/** A time to wait, in the unit that people count it in; a part of one is a whole one. */
export function waitOf(seconds: number): {
  unit: 'Seconds' | 'Minutes' | 'Hours'
  count: number
} {
  if (seconds <= 90) return { unit: 'Seconds', count: seconds }
  const minutes = Math.ceil(seconds / 60)
  if (minutes <= 90) return { unit: 'Minutes', count: minutes }
  return { unit: 'Hours', count: Math.ceil(minutes / 60) }
}
