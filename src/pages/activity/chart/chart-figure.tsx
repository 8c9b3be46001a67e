import { useState, type CSSProperties } from 'react'

import { useRich, useT } from '#src/i18n/context.ts'
import { paths } from '#src/lib/paths.ts'
import { classNames } from '#src/ui/class-names.ts'

import { writeFilter, type Filter } from '../filter.ts'
import { Axis } from './axis.tsx'
import { Bars, Swatch } from './bars.tsx'
import { ChartNote } from './chart-note.tsx'
import { Columns } from './columns.tsx'
import { scaleTop, worstDay, type DayCounts, type Series } from './counts.ts'
import { DayTable } from './day-table.tsx'
import { countWords, useDateWords, useDayName } from './words.ts'

import styles from './chart.module.css'

type ChartFigureProps = { counts: DayCounts; filter: Filter; space: string }

/** The chart, what it says in a sentence, what is counted, and the same as a table. */
export function ChartFigure({ counts, filter, space }: ChartFigureProps) {
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
      <ChartNote counts={counts} />
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
