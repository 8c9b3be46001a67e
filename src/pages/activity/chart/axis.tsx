import { useT } from '#src/i18n/context.ts'

import type { ChartDay, GapSpan } from './counts.ts'
import { gapWords, useDateWords } from './words.ts'

import styles from './chart.module.css'

/** In days: what the name of a month, and the words for a gap, need on a small screen. */
const monthRoom = 9
const gapRoom = 20

type AxisProps = {
  days: readonly ChartDay[]
  gaps: readonly GapSpan[]
  top: number
}

/** The words in the picture; not part of it, because text in a picture that is stretched or turned is too. */
export function Axis({ days, gaps, top }: AxisProps) {
  const t = useT()
  const month = useDateWords('month')
  return (
    <div className={styles['axis']} aria-hidden="true">
      <span className={styles['top']}>{top}</span>
      {gaps
        .filter(({ start, end }) => end - start >= gapRoom)
        .map(({ gap, start, end }) => (
          <span
            key={gap}
            className={styles['gap']}
            style={{ gridColumn: `${start + 1} / ${end + 1}` }}
          >
            <span>{t(gapWords[gap])}</span>
          </span>
        ))}
      {days.map(
        ({ start }, at) =>
          hasMonth(days, at) && (
            <span
              key={start}
              className={styles['month']}
              style={{ gridColumn: `${at + 1} / span ${monthRoom}` }}
            >
              {month(start)}
            </span>
          ),
      )}
    </div>
  )
}

/** Whether a month's name stands under a day: the first of a month, and the oldest day; where there is room for it. */
function hasMonth(days: readonly ChartDay[], at: number): boolean {
  const isFirst = (day: ChartDay | undefined) =>
    day !== undefined && new Date(day.start).getDate() === 1
  const room = days.slice(at + 1, at + monthRoom)
  return (
    (at === 0 || isFirst(days[at])) && room.length === monthRoom - 1 && !room.some(isFirst)
  )
}
