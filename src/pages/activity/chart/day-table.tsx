import { useState } from 'react'
import type { To } from 'react-router'

import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { Link } from '#src/navigation/sections.tsx'
import { Details } from '#src/ui/details.tsx'

import { seriesNames, sumOf, type ChartDay } from './counts.ts'
import { useDateWords } from './words.ts'

import styles from './chart.module.css'

type DayTableProps = {
  days: readonly ChartDay[]
  /** Where a press on each day leads. */
  links: readonly To[]
  /** The day to which the feed is narrowed, or -1. */
  chosen: number
}

/** The same as a table, for whoever reads numbers rather than bars, or cannot hit a narrow column. */
export function DayTable(props: DayTableProps) {
  const t = useT()
  const [open, setOpen] = useState(false)
  return (
    <Details
      className={styles['table']}
      summary={t('activityChart.table')}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      {open && <Table {...props} />}
    </Details>
  )
}

function Table({ days, links, chosen }: DayTableProps) {
  const t = useT()
  const short = useDateWords('short')
  const number = new Intl.NumberFormat(useLanguageTag())
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
              <td key={name}>{number.format(day.counts[name])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
