import { useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'

import type { DayCounts, Rows } from './counts.ts'
import { useDateWords } from './words.ts'

import styles from './chart.module.css'

const sinceWords = {
  signIns: 'activityChart.signInsSince',
  keys: 'activityChart.keysSince',
  account: 'activityChart.accountSince',
} as const satisfies Record<keyof Rows, MessageKey>

/** Says over which rows the chart was made, and what is not in it. */
export function Note({ rows, counts }: { rows: Rows; counts: DayCounts }) {
  const t = useT()
  const moment = useDateWords('moment')
  const first = counts.days[0]?.start ?? -Infinity
  const missing = (Object.keys(sinceWords) as (keyof Rows)[]).flatMap((kind) => {
    const { since } = rows[kind]
    // What is older than the first day is not missed.
    return since !== null && since > first
      ? [t(sinceWords[kind], { when: moment(since) })]
      : []
  })
  const made = t('activityChart.made', {
    signIns: rows.signIns.entries.length,
    keys: rows.keys.entries.length,
    account: rows.account.entries.length,
  })
  const { undated } = counts
  const rest = undated > 0 ? [t('activityChart.undated', { count: undated })] : []
  return <p className={styles['note']}>{[made, ...missing, ...rest].join(' ')}</p>
}
