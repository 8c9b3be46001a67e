import { useLayoutEffect, useMemo, useState, type ReactNode } from 'react'

import { startOfDay } from '#src/feed/dedupe.ts'
import { useRecentActivity } from '#src/feed/recent.ts'
import { useT } from '#src/i18n/context.ts'
import { classNames } from '#src/ui/class-names.ts'
import { useNow } from '#src/ui/time.tsx'

import type { Filter } from '../filter.ts'
import type { Above } from '../use-above.ts'
import { ChartFigure } from './chart-figure.tsx'
import { countDays, sumOf, type CountedRows } from './counts.ts'

import styles from './chart.module.css'

type DayChartProps = {
  filter: Filter
  /** The class of the place that was left for the chart, also while its rows are on their way. */
  space: string
  above: Above
}

/**
 * The days of the account that were read completely, from the rows that all pages draw conclusions from; nothing where
 * the panel keeps no activity, or none that counts.
 */
export function DayChart({ filter, space, above }: DayChartProps): ReactNode {
  const { reads, rows } = useRecentActivity()
  const waits = !rows && reads.some(({ isPending }) => isPending)
  const isSettled = !waits
  const { onSettled } = above
  // The feed is another part of the page: it comes in the same frame as what it waits for.
  useLayoutEffect(() => {
    if (isSettled) onSettled(true)
  }, [isSettled, onSettled])
  if (waits) return <div className={space} />
  return (
    <Arrived space={space} above={above}>
      {/* Where rows are missing, what is worth a look needs the same, and says so. */}
      {rows && reads.every(({ data }) => data?.offered) && (
        <Counted {...{ rows, filter, space }} />
      )}
    </Arrived>
  )
}

type ArrivedProps = { space: string; above: Above; children: ReactNode }

/** Leaves the place as high as it was when the feed was there before. */
function Arrived({ space, above, children }: ArrivedProps) {
  const [isLate] = useState(above.shown)
  return isLate ? (
    <div className={classNames(space, styles['late'])}>{children}</div>
  ) : (
    children
  )
}

type CountedProps = { rows: CountedRows; filter: Filter; space: string }

function Counted({ rows, filter, space }: CountedProps) {
  const t = useT()
  const today = startOfDay(useNow())
  const { signIns, keys, account } = rows
  const counts = useMemo(
    () => countDays({ signIns, keys, account }, today),
    [signIns, keys, account, today],
  )
  if (counts.days.length === 0)
    return <p className={styles['none']}>{t('activityChart.none')}</p>
  return sumOf(counts.totals) > 0 && <ChartFigure {...{ counts, filter, space }} />
}
