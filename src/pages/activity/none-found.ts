import type { MessageKey } from '#src/i18n/translate.ts'

import { dayBounds, type Filter, isLocal } from './filter.ts'

/** What is said where there are events, and none that is wanted. */
export type NoneFound =
  | Extract<
      MessageKey,
      `activityMore.none${'Loaded' | 'Found' | 'On' | 'Between' | 'Since' | 'Until'}`
    >
  | 'activityMore.fromAfterTo'

/**
 * Why no event is shown: by what was asked for, which may be days that nobody searched in. `older` is whether older
 * events can be loaded. `null` where they come by themselves: then nothing is known yet.
 */
export function noneFound(filter: Filter, older: boolean): NoneFound | null {
  const from = dayBounds(filter.from)
  const to = dayBounds(filter.to)
  if (from && to && from.start > to.start) return 'activityMore.fromAfterTo'
  if (isLocal(filter)) return older ? 'activityMore.noneLoaded' : 'activityMore.noneFound'
  if (older) return null
  if (from && to)
    return from.start === to.start ? 'activityMore.noneOn' : 'activityMore.noneBetween'
  return from
    ? 'activityMore.noneSince'
    : to
      ? 'activityMore.noneUntil'
      : 'activityMore.noneFound'
}
