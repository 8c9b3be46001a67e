import { lazy, Suspense } from 'react'

import { loadNamespace } from '#src/i18n/load.ts'

import type { Filter } from '../filter.ts'

import styles from '../activity.module.css'

type LazyDayChartProps = {
  /** What the page shows; a day of the chart changes its days and keeps the rest. */
  filter: Filter
}

const Found = lazy(async () => {
  try {
    const [{ DayChart: Chart }] = await Promise.all([
      import('./day-chart.tsx'),
      loadNamespace('activity-chart'),
    ])
    return { default: Chart }
  } catch {
    // The feed says all that the picture says, and must not go away with it.
    return { default: () => null }
  }
})

/** The chart of the last 90 days; it comes after the feed, into a space that was left for it. */
export function DayChart(props: LazyDayChartProps) {
  const space = styles['chartSpace'] ?? ''
  return (
    <Suspense fallback={<div className={space} />}>
      <Found {...props} space={space} />
    </Suspense>
  )
}
