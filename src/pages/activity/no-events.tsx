import { useT } from '#src/i18n/context.ts'
import { EmptyState, RowsRemark } from '#src/ui/rows.tsx'
import { useLongDate } from '#src/ui/time.tsx'

import { dayBounds, type Filter } from './filter.ts'
import { kindWords } from './kinds.ts'
import { noneFound } from './none-found.ts'

type NoEventsProps = {
  filter: Filter
  /** Whether there are events, none of which is wanted. */
  any: boolean
  /** Whether older ones can be loaded. */
  older: boolean
}

/** Says, in the words of the filters, that nothing is shown. */
export function NoEvents({ filter, any, older }: NoEventsProps) {
  const t = useT()
  const date = useLongDate()
  if (!any)
    return (
      <EmptyState
        title={t('activityMore.noneTitle')}
        text={filter.kind ? t('activityMore.noneOfKind') : t('activityMore.none')}
      />
    )
  const key = noneFound(filter, older)
  if (key === null) return null
  if (
    key === 'activityMore.noneLoaded' ||
    key === 'activityMore.noneFound' ||
    key === 'activityMore.fromAfterTo'
  )
    return <RowsRemark>{t(key)}</RowsRemark>
  const dayName = (day: string | null) => date(dayBounds(day)?.start ?? 0)
  const from = dayName(filter.from)
  const to = dayName(filter.to)
  const words =
    key === 'activityMore.noneBetween'
      ? t(key, { from, to })
      : key === 'activityMore.noneUntil'
        ? t(key, { to })
        : t(key, { from })
  const { kind } = filter
  return (
    <RowsRemark>
      {words} {kind !== null && t('activityMore.onlyKind', { kind: t(kindWords[kind]) })}
    </RowsRemark>
  )
}
