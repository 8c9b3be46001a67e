import type { ActivityEntry } from '#src/api/activity.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import { byDay, startOfDay } from '#src/feed/days.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useNow } from '#src/ui/time.tsx'

import { EventRow } from './event-row.tsx'
import { inRuns, isNew, type Run } from './runs.ts'

import styles from './activity.module.css'

type FeedProps = {
  /** Newest first. */
  entries: readonly ActivityEntry[]
  /** The reader's own user name. */
  own: string
  /** `null` while the code for it is on its way. */
  readAgent: ReadAgent | null
  nameOfKey: NameOfKey
  /** Up to when events were there at the last visit; `null` where nobody knows. */
  lastVisit: Instant | null
}

/** What happened, by day, with a line below what is new since the last visit. */
export function Feed({ entries, lastVisit, ...reader }: FeedProps) {
  const t = useT()
  const dayName = useDayName()
  const edge = entries.findIndex((entry) => !isNew(entry, lastVisit))
  const lastNew = entries[edge - 1]
  return byDay(entries).map(({ day, entries: rows }, at) => {
    const name = dayName(day)
    const runs = inRuns(rows, lastVisit)
    const end = lastNew ? runs.findIndex((run) => run.includes(lastNew)) + 1 : 0
    return (
      <section key={`${day} ${at}`} className={styles['day']} aria-label={name}>
        <h2 tabIndex={-1}>{name}</h2>
        {end > 0 && (
          <>
            <Rows runs={runs.slice(0, end)} {...reader} />
            <p className={styles['line']}>{t('activity.newAbove')}</p>
          </>
        )}
        {end < runs.length && <Rows runs={runs.slice(end)} {...reader} />}
      </section>
    )
  })
}

type RowsProps = Pick<FeedProps, 'own' | 'readAgent' | 'nameOfKey'> & {
  runs: readonly Run[]
}

function Rows({ runs, ...reader }: RowsProps) {
  return (
    <ul>
      {runs.map((run) => (
        // Older rows come to the end of a run: its newest names it.
        <EventRow key={run[0].id} run={run} {...reader} />
      ))}
    </ul>
  )
}

function useDayName(): (day: Instant | null) => string {
  const t = useT()
  const tag = useLanguageTag()
  const today = startOfDay(useNow())
  // A day before today's begins at some time of yesterday, however long that day was.
  const yesterday = startOfDay(today - 1)
  const year = new Date(today).getFullYear()
  return (day) =>
    day === null
      ? t('activity.noDate')
      : day === today
        ? t('activity.today')
        : day === yesterday
          ? t('activity.yesterday')
          : new Intl.DateTimeFormat(tag, {
              weekday: 'long',
              day: 'numeric',
              month: 'long',
              // Of this year nobody needs it.
              year: new Date(day).getFullYear() === year ? undefined : 'numeric',
            }).format(day)
}
