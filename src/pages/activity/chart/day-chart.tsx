import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'

import { recentActivity } from '#src/account/activity/recent.ts'
import { startOfDay } from '#src/account/activity/tidy.ts'
import { isFailure } from '#src/api/failures.ts'
import { useT } from '#src/i18n/context.ts'
import { useNow } from '#src/ui/time.tsx'

import type { Filter } from '../filter.ts'
import { countDays, sumOf, type Rows } from './counts.ts'
import { Picture } from './picture.tsx'

import styles from './chart.module.css'

type DayChartProps = {
  filter: Filter
  /** The class of the place that was left for the chart, also while its rows are on their way. */
  space: string
}

/**
 * The days of the account that were read completely, from the rows that all pages draw conclusions from; nothing where
 * the panel keeps no activity, or none that counts.
 */
export function DayChart({ filter, space }: DayChartProps): ReactNode {
  const signIns = useQuery(recentActivity('sign-ins'))
  const keys = useQuery(recentActivity('keys'))
  const account = useQuery(recentActivity('account'))
  const reads = [signIns, keys, account]
  for (const { error } of reads) if (error && !isFailure(error)) throw error
  if (signIns.data && keys.data && account.data) {
    const rows = { signIns: signIns.data, keys: keys.data, account: account.data }
    return (
      reads.every(({ data }) => data?.offered) && <Counted {...{ rows, filter, space }} />
    )
  }
  if (reads.some(({ isPending }) => isPending)) return <div className={space} />
  // What is worth a look needs the same rows, and says that they are missing.
  return null
}

type CountedProps = { rows: Rows; filter: Filter; space: string }

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
  return sumOf(counts.totals) > 0 && <Picture {...{ counts, filter, space }} />
}
