import type { CSSProperties } from 'react'

import type { ChartDay } from './counts.ts'
import { useDateWords } from './words.ts'

import styles from './chart.module.css'

/** The part of the width, in per cent, that the name of a month needs on a small screen. */
const monthRoom = 10

type AxisProps = {
  days: readonly ChartDay[]
  top: number
}

/** The words in the picture; not part of it, because text in a picture that is stretched or turned is too. */
export function Axis({ days, top }: AxisProps) {
  const month = useDateWords('month')
  return (
    <div className={styles['axis']} aria-hidden="true">
      <span className={styles['top']}>{top}</span>
      {days.map(
        ({ start }, at) =>
          hasMonth(days, at) && (
            <span
              key={start}
              className={styles['month']}
              style={
                { '--perch-_month': `${at + 1} / span ${roomOf(days)}` } as CSSProperties
              }
            >
              {month(start)}
            </span>
          ),
      )}
    </div>
  )
}

/** In days. */
const roomOf = ({ length }: readonly ChartDay[]) => Math.ceil((length * monthRoom) / 100)

/** Whether a month's name stands under a day: the first of a month, and the oldest day; where there is room for it. */
function hasMonth(days: readonly ChartDay[], at: number): boolean {
  const isFirst = (day: ChartDay | undefined) =>
    day !== undefined && new Date(day.start).getDate() === 1
  const space = roomOf(days)
  const room = days.slice(at + 1, at + space)
  return (at === 0 || isFirst(days[at])) && room.length === space - 1 && !room.some(isFirst)
}
