import type { Translate } from '#src/i18n/translate.ts'

/** A span in the largest unit that is still exact enough to be said. */
type TimeSpan = { unit: 'Seconds' | 'Minutes' | 'Hours'; count: number }

/**
 * How people say a span of time, its sign dropped: minutes to half of one below ten, hours to half of one. Below a minute
 * it is 0 minutes, or, where seconds are known (`fine`), as many seconds.
 */
function toSpan(seconds: number, fine: boolean): TimeSpan {
  const span = Math.round(Math.abs(seconds))
  if (fine && span < 60) return { unit: 'Seconds', count: span }
  if (span < 60) return { unit: 'Minutes', count: 0 }
  const minutes = span / 60
  if (minutes < 10) return { unit: 'Minutes', count: Math.round(minutes * 2) / 2 }
  if (minutes < 59.5) return { unit: 'Minutes', count: Math.round(minutes) }
  return { unit: 'Hours', count: Math.round(minutes / 30) / 2 }
}

/** "Your phone's clock is about 3 minutes behind"; `minutes` below 0 is behind. */
export function phoneClockTitle(minutes: number, certain: boolean, t: Translate): string {
  const { unit, count } = toSpan(minutes * 60, false)
  const way = minutes < 0 ? 'Behind' : 'Ahead'
  // Only beyond an hour can the match be chance.
  if (!certain) return t(`diagnosis.phoneMayBe${way}`, { count })
  return unit === 'Hours'
    ? t(`diagnosis.phone${way}Hours`, { count })
    : t(`diagnosis.phone${way}Minutes`, { count })
}

/** "This device's clock is 40 seconds behind"; `seconds` below 0 is behind. */
export function computerClockTitle(seconds: number, t: Translate): string {
  const { unit, count } = toSpan(seconds, true)
  return t(`diagnosis.device${seconds < 0 ? 'Behind' : 'Ahead'}${unit}`, { count })
}

/** "This code was right 3 minutes ago", or will be; `minutes` below 0 is past. */
export function timeLine(minutes: number, t: Translate): string {
  const { unit, count } = toSpan(minutes * 60, false)
  if (unit === 'Hours')
    return minutes < 0
      ? t('diagnosis.line.agoHours', { count })
      : t('diagnosis.line.inHours', { count })
  return minutes < 0
    ? t('diagnosis.line.agoMinutes', { count })
    : t('diagnosis.line.inMinutes', { count })
}
