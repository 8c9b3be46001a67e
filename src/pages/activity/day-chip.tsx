import { useHost } from '#src/host/context.ts'
import { useT } from '#src/i18n/context.ts'
import { keepFocus, focusPageTitle } from '#src/ui/focus.ts'
import { Icon } from '#src/ui/icons.tsx'
import { useDay } from '#src/ui/time.tsx'
import { VisuallyHidden } from '#src/ui/visually-hidden.tsx'

import { dayBounds, type Filter } from './filter.ts'

import styles from './activity.module.css'

type DayChipProps = {
  filter: Filter
  /** How many events are shown; `null` until they are read. */
  count: number | null
  /** Whether these are all: the panel has no more of these days, and all of them could be read. */
  isAll: boolean
  onClear: () => void
}

/** Says that the feed has only some days, which, and how many events are shown; one press shows all days again. */
export function DayChip({ filter, count, isAll, onClear }: DayChipProps) {
  const t = useT()
  const host = useHost()
  const days = useDays(filter)
  return (
    <p className={styles['chosen']}>
      <button
        type="button"
        className={styles['chip']}
        onClick={() => keepFocus(host, onClear, { focus: () => focusPageTitle(host) })}
      >
        {days} <VisuallyHidden>{t('activityMore.clearDays')}</VisuallyHidden>
        <Icon name="close" />
      </button>
      {count !== null &&
        t(isAll ? 'activityMore.count' : 'activityMore.countSoFar', { count })}
    </p>
  )
}

/** A day, or the first and the last of several; open at an end that is not set. */
function useDays({ from, to }: Filter): string {
  const t = useT()
  const day = useDay()
  const [first, last] = [dayBounds(from)?.start, dayBounds(to)?.start]
  if (first === undefined) return t('activityMore.until', { day: day(last ?? 0) })
  if (last === undefined) return t('activityMore.since', { day: day(first) })
  return first === last ? day(first) : `${day(first)} – ${day(last)}`
}
