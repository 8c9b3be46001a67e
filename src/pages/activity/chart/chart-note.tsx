import { useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'

import type { Beginning, DayCounts } from './counts.ts'

import styles from './chart.module.css'

const beginningWords = {
  cut: 'activityChart.cut',
  kept: 'activityChart.kept',
  full: 'activityChart.full',
} as const satisfies Record<Beginning, MessageKey>

/** Says what is counted, why the chart begins where it does, and what is not in it. */
export function ChartNote({ counts: { beginning, undated } }: { counts: DayCounts }) {
  const t = useT()
  const rest = undated > 0 ? [t('activityChart.undated', { count: undated })] : []
  return (
    <p className={styles['note']}>
      {[t(beginningWords[beginning]), t('activityChart.counted'), ...rest].join(' ')}
    </p>
  )
}
