import { useMemo, useState, type ReactNode, type CSSProperties } from 'react'

import { startOfDay } from '#src/feed/days.ts'
import { useRecentActivity } from '#src/feed/recent.ts'
import { useT, useRich } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { paths } from '#src/lib/paths.ts'
import { classNames } from '#src/ui/class-names.ts'
import { useNow } from '#src/ui/time.tsx'

import { type Filter, isLocal, writeFilter } from '../filter.ts'
import { Axis, Bars, Swatch } from './bars.tsx'
import { Columns } from './columns.tsx'
import {
  countDays,
  sumOf,
  type CountedRows,
  scaleTop,
  worstDay,
  type DayCounts,
  type Series,
  type Beginning,
} from './counts.ts'
import { DayTable } from './day-table.tsx'
import { countWords, useDateWords, useDayName } from './words.ts'

import styles from './chart.module.css'

type DayChartProps = {
  filter: Filter
  /** The class of the place that was left for the chart, also while its rows are on their way. */
  space: string
}

/**
 * The days of the account that were read completely, from the rows that all pages draw conclusions from, or why there is no
 * chart of them; nothing where the panel keeps no activity.
 */
export function DayChart({ filter, space }: DayChartProps): ReactNode {
  const { reads, rows } = useRecentActivity()
  if (!rows && reads.some(({ isPending }) => isPending)) return <div className={space} />
  // Why, and a way to try again, stands where the same rows are looked through.
  if (!rows) return <NoChart because="activityChart.notRead" />
  if (!reads.every(({ data }) => data?.offered)) return null
  return <Counted {...{ rows, filter, space }} />
}

type CountedProps = { rows: CountedRows; filter: Filter; space: string }

function Counted({ rows, filter, space }: CountedProps) {
  const today = startOfDay(useNow())
  const { signIns, keys, account } = rows
  const counts = useMemo(
    () => countDays({ signIns, keys, account }, today),
    [signIns, keys, account, today],
  )
  if (counts.days.length === 0) return <NoChart because="activityChart.none" />
  if (sumOf(counts.totals) === 0) return <NoChart because="activityChart.nothing" />
  return <ChartFigure {...{ counts, filter, space }} />
}

type NoChartProps = {
  because: 'activityChart.none' | 'activityChart.nothing' | 'activityChart.notRead'
}

/** Whoever asks for a chart that there is not reads why. */
function NoChart({ because }: NoChartProps) {
  const t = useT()
  return <p className={styles['none']}>{t(because)}</p>
}

type ChartFigureProps = { counts: DayCounts; filter: Filter; space: string }

/** The chart, what it says in a sentence, what is counted, and the same as a table. */
function ChartFigure({ counts, filter, space }: ChartFigureProps) {
  const t = useT()
  const nameOf = useDayName()
  const [looked, setLooked] = useState<number | null>(null)
  const { days } = counts
  const names = days.map(nameOf)
  const chosen =
    filter.from === filter.to ? days.findIndex(({ day }) => day === filter.from) : -1
  const links = days.map(({ day }, at) => {
    // Pressed again, a day lets go of the feed.
    const to = at === chosen ? null : day
    const query = new URLSearchParams(writeFilter({ ...filter, from: to, to }))
    return { pathname: paths.activity(), search: query.toString() }
  })
  const top = scaleTop(days)
  return (
    <figure
      className={classNames(space, styles['figure'])}
      aria-label={t('activityChart.title')}
    >
      <Summary counts={counts} />
      <div
        className={styles['plot']}
        style={{ '--perch-_days': days.length } as CSSProperties}
      >
        <Columns names={names} links={links} chosen={chosen} onLook={setLooked} />
        <Bars days={days} top={top} />
        <Axis days={days} top={top} />
      </div>
      {/* The columns have these words as their names, so that only eyes need them again. */}
      <p className={styles['caption']} aria-hidden="true">
        {names[looked ?? chosen] ?? t('activityChart.hint')}
      </p>
      <ChartNote counts={counts} isNarrowed={filter.kind !== null || isLocal(filter)} />
      <DayTable days={days} links={links} chosen={chosen} />
    </figure>
  )
}

/** The legend and the alternative text in one: what is counted, how often, and on which day failures came together. */
function Summary({ counts: { days, totals } }: { counts: DayCounts }) {
  const t = useT()
  const rich = useRich()
  const date = useDateWords('date')
  const worst = worstDay(days)
  const total = (name: Series) => (
    <span className={styles['total']}>
      <Swatch of={name} />
      {t(countWords[name], { count: totals[name] })}
    </span>
  )
  return (
    <p>
      {rich('activityChart.summary', {
        since: date(days[0]?.start ?? 0),
        signIns: total('signIns'),
        failures: total('failures'),
        changes: total('changes'),
      })}
      {worst &&
        ` ${t('activityChart.worst', { day: date(worst.start), count: worst.counts.failures })}`}
    </p>
  )
}

const beginningWords = {
  cut: 'activityChart.cut',
  kept: 'activityChart.kept',
  full: 'activityChart.full',
} as const satisfies Record<Exclude<Beginning, 'unknown'>, MessageKey>

type ChartNoteProps = {
  counts: DayCounts
  /** Whether the feed has fewer kinds of events than are counted. */
  isNarrowed: boolean
}

/** Says what is counted, why the chart begins where it does, and what is not in it. */
function ChartNote({ counts: { beginning, undated }, isNarrowed }: ChartNoteProps) {
  const t = useT()
  const why = beginning === 'unknown' ? [] : [t(beginningWords[beginning])]
  const rest = undated > 0 ? [t('activityChart.undated', { count: undated })] : []
  const whole = isNarrowed ? [t('activityChart.notNarrowed')] : []
  return (
    <p className={styles['note']}>
      {[...whole, ...why, t('activityChart.counted'), ...rest].join(' ')}
    </p>
  )
}
