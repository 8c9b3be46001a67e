import { Suspense } from 'react'

import { lazyPart } from '#src/ui/lazy-part.ts'

import type { Filter } from '../filter.ts'
import type { Above } from '../use-above.ts'

import styles from '../activity.module.css'

type LazyDayChartProps = {
  /** What the page shows; a day of the chart changes its days and keeps the rest. */
  filter: Filter
  above: Above
}

const Found = lazyPart(
  async () => (await import('./day-chart.tsx')).DayChart,
  'activity-chart',
)

/** The chart of the days that were read completely; where it comes after the feed, into a space that was left for it. */
export function LazyDayChart(props: LazyDayChartProps) {
  const space = styles['chartSpace'] ?? ''
  return (
    <Suspense fallback={<div className={space} />}>
      <Found {...props} space={space} />
    </Suspense>
  )
}
