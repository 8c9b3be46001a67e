import type { SVGProps, CSSProperties } from 'react'

import { seriesNames, type BySeries, type ChartDay } from './counts.ts'
import { useDateWords } from './words.ts'

import styles from './chart.module.css'

/** In pixels, from the top: room for the number of the scale, the bars, the ticks under them. */
const headroom = 16
const height = 80
const tick = 6
const floor = headroom + height

/** What can be seen of one event beside hundreds. */
const least = 2

const stripes = 'activity-chart-stripes'

/** Series differ in more than colour: full, striped, hollow. */
const textures = {
  signIns: { fill: 'var(--perch-_chart-sign-ins)' },
  failures: { fill: `url(#${stripes})` },
  changes: { fill: 'var(--perch-_chart-ground)', stroke: 'var(--perch-_chart-changes)' },
} as const satisfies BySeries<SVGProps<SVGRectElement>>

/** Across, all is in parts of the width, so that patterns and lines keep their shape in every width. */
const across = (part: number, days: number) => `${((part / days) * 100).toFixed(3)}%`

/** What a series looks like, for the legend. */
export function Swatch({ of }: { of: keyof typeof textures }) {
  return (
    <svg className={styles['swatch']} width="11" height="11" aria-hidden="true">
      <rect x="0.5" y="0.5" width="10" height="10" {...textures[of]} />
    </svg>
  )
}

type BarsProps = {
  days: readonly ChartDay[]
  /** The number at the upper line. */
  top: number
}

/** The drawing alone: a stack of bars a day, oldest first; what it says is told in words around it. */
export function Bars({ days, top }: BarsProps) {
  return (
    <svg
      className={styles['bars']}
      width="100%"
      height={floor + tick}
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <pattern id={stripes} width="4" height="4" patternUnits="userSpaceOnUse">
          <rect width="4" height="4" fill="var(--perch-_chart-failures)" opacity="0.3" />
          <rect width="4" height="2.5" fill="var(--perch-_chart-failures)" />
        </pattern>
      </defs>
      <g stroke="var(--perch-_chart-line)" shapeRendering="crispEdges">
        <line x1="0" x2="100%" y1={headroom} y2={headroom} />
        {days.map(({ start }, at) => (
          <Tick key={start} x={across(at, days.length)} date={new Date(start)} />
        ))}
      </g>
      {days.map((day, at) => (
        <Stack key={day.day} day={day} at={at} days={days.length} top={top} />
      ))}
      <line x1="0" x2="100%" y1={floor} y2={floor} stroke="var(--perch-_chart-axis)" />
    </svg>
  )
}

/** A short line before each Monday, a longer one before the first of a month. */
function Tick({ x, date }: { x: string; date: Date }) {
  const isMonth = date.getDate() === 1
  if (!isMonth && date.getDay() !== 1) return null
  return <line x1={x} x2={x} y1={floor} y2={floor + (isMonth ? tick : tick / 2)} />
}

type StackProps = { day: ChartDay; at: number; days: number; top: number }

function Stack({ day, at, days, top }: StackProps) {
  let y = floor
  return seriesNames.map((name) => {
    const count = day.counts[name]
    if (count === 0) return null
    const size = Math.max(least, (count / top) * height)
    y -= size
    return (
      <rect
        key={name}
        x={across(at + 0.15, days)}
        y={y + 0.5}
        width={across(0.7, days)}
        height={size - 1}
        {...textures[name]}
      />
    )
  })
}

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
