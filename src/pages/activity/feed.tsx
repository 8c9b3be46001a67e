import type { ActivityEntry } from '#src/api/activity.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import { byDay, startOfDay } from '#src/feed/days.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { useNow } from '#src/ui/time.tsx'

import { EventRow } from './event-row.tsx'
import { inRuns } from './runs.ts'

import styles from './activity.module.css'

type FeedProps = {
  /** Newest first. */
  entries: readonly ActivityEntry[]
  /** The reader's own user name. */
  own: string
  /** `null` while the code for it is on its way. */
  readAgent: ReadAgent | null
  nameOfKey: NameOfKey
}

/** What happened, by day. */
export function Feed({ entries, own, readAgent, nameOfKey }: FeedProps) {
  const dayName = useDayName()
  return byDay(entries).map(({ day, entries: rows }, at) => {
    const name = dayName(day)
    return (
      <section key={`${day} ${at}`} className={styles['day']} aria-label={name}>
        <h2 tabIndex={-1}>{name}</h2>
        <ul>
          {inRuns(rows).map((run) => (
            // Older rows come to the end of a run: its newest names it.
            <EventRow key={run[0].id} {...{ run, own, readAgent, nameOfKey }} />
          ))}
        </ul>
      </section>
    )
  })
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
