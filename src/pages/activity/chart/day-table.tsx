import { useState } from 'react'
import { Link, type To } from 'react-router'

import { useLanguageTag, useT } from '#src/i18n/context.ts'

import { seriesNames, sumOf, type ChartDay, type GapSpan, type Series } from './counts.ts'
import { gapWords, useDateWords, useSpanWords } from './words.ts'

import styles from './chart.module.css'

type DayTableProps = {
  days: readonly ChartDay[]
  /** Where a press on each day leads. */
  links: readonly To[]
  /** The day to which the feed is narrowed, or -1. */
  chosen: number
  gaps: readonly GapSpan[]
}

/** The same as a table, for whoever reads numbers rather than bars, or cannot hit a narrow column. */
export function DayTable(props: DayTableProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <details
      className={styles['table']}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('activityChart.table')}</summary>
      {open && <Table {...props} />}
    </details>
  )
}

function Table({ days, links, chosen, gaps }: DayTableProps) {
  const t = useT()
  const short = useDateWords('short')
  const span = useSpanWords()
  const number = new Intl.NumberFormat(useLanguageTag())
  const cell = ({ counts, read }: ChartDay, name: Series) => {
    const count = counts[name]
    if (read[name]) return number.format(count)
    return count > 0 ? t('activityChart.orMore', { count }) : t('activityChart.unread')
  }
  const rows = days
    .map((day, at) => ({ day, at }))
    .filter(({ day }) => sumOf(day.counts) > 0)
    .toReversed()
  return (
    <table>
      <caption>{t('activityChart.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('activityChart.columnDay')}</th>
          <th scope="col">{t('activityChart.columnSignIns')}</th>
          <th scope="col">{t('activityChart.columnFailures')}</th>
          <th scope="col">{t('activityChart.columnChanges')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ day, at }) => (
          <tr key={day.day}>
            <th scope="row">
              <Link
                to={links[at] ?? ''}
                preventScrollReset
                aria-current={at === chosen || undefined}
              >
                {short(day.start)}
              </Link>
            </th>
            {seriesNames.map((name) => (
              <td key={name}>{cell(day, name)}</td>
            ))}
          </tr>
        ))}
        {gaps.toReversed().map(({ gap, start, end }) => (
          <tr key={gap}>
            <th scope="row">{span(days[start]?.start ?? 0, days[end - 1]?.start ?? 0)}</th>
            <td colSpan={seriesNames.length}>{t(gapWords[gap])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
