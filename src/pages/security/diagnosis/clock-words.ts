import type { Translate } from '#src/i18n/translate.ts'

import { toSpan } from './duration.ts'

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
