import { useT } from '#src/i18n/context.ts'
import type { MessageKey } from '#src/i18n/translate.ts'
import { NotOffered } from '#src/session/not-offered.tsx'
import { classNames } from '#src/ui/class-names.ts'
import { EmptyState, RowsRemark, RowsAlert } from '#src/ui/rows.tsx'
import { PageTitle } from '#src/ui/section.tsx'
import { useLongDate } from '#src/ui/time.tsx'

import { dayBounds, type Filter, isFurther, isLocal } from './filter.ts'
import { kindWords } from './kinds.ts'

import text from '#src/ui/text.module.css'
import styles from './activity.module.css'

type NoEventsProps = {
  filter: Filter
  /** Whether there are events, none of which is wanted. */
  any: boolean
  /** How many could not be read: what is looked for may be among them. */
  odd: number
  older: Older
}

/** Says, in the words of the filters, that nothing is shown. */
export function NoEvents({ filter, any, odd, older }: NoEventsProps) {
  const t = useT()
  const date = useLongDate()
  // How many, is said beside it.
  if (!any && odd > 0) return null
  if (!any)
    return (
      <EmptyState
        title={t('activityMore.noneTitle')}
        text={filter.kind ? t('activityMore.noneOfKind') : t('activityMore.none')}
      />
    )
  const key = noneFound(filter, older)
  // Of how many that is true, `Matched` says.
  if (key === null || (key === 'activityMore.noneLoaded' && isLocal(filter))) return null
  if (odd > 0 && key !== 'activityMore.fromAfterTo' && key !== 'activityMore.noneLoaded')
    return <RowsRemark>{t('activityMore.noneReadable')}</RowsRemark>
  if (
    key === 'activityMore.noneLoaded' ||
    key === 'activityMore.noneFound' ||
    key === 'activityMore.fromAfterTo'
  )
    return <RowsRemark>{t(key)}</RowsRemark>
  const dayName = (day: string | null) => date(dayBounds(day)?.start ?? 0)
  const from = dayName(filter.from)
  const to = dayName(filter.to)
  const words =
    key === 'activityMore.noneBetween'
      ? t(key, { from, to })
      : key === 'activityMore.noneUntil'
        ? t(key, { to })
        : t(key, { from })
  const { kind } = filter
  return (
    <RowsRemark>
      {words} {kind !== null && t('activityMore.onlyKind', { kind: t(kindWords[kind]) })}
    </RowsRemark>
  )
}

export type MatchedProps = {
  filter: Filter
  /** How many events are loaded, and how many of them are shown. */
  read: number
  found: number
  hasOlder: boolean
  /** Whether older ones are looked through: who listens then hears the last of the numbers alone. */
  isBusy: boolean
}

/** Says in how many events was looked for what only the page can look for, by what, and how many were found. */
export function Matched({ filter, read, found, hasOlder, isBusy }: MatchedProps) {
  const t = useT()
  // That nothing is there at all is told in other words.
  if (found === 0 && !hasOlder) return null
  const isNarrowed = filter.kind !== null || isFurther(filter)
  const what =
    filter.search.trim() === ''
      ? 'activityMore.matchedFilters'
      : isNarrowed
        ? 'activityMore.matchedBoth'
        : 'activityMore.matchedSearch'
  return (
    <RowsRemark isBusy={isBusy}>
      {t('activityMore.matched', { read, found, what: t(what) })}{' '}
      {hasOlder && !isBusy && t('activityMore.olderNotRead')}
    </RowsRemark>
  )
}

/** What is said where there are events, and none that is wanted. */
type NoneFound =
  | Extract<
      MessageKey,
      `activityMore.none${'Loaded' | 'Found' | 'On' | 'Between' | 'Since' | 'Until'}`
    >
  | 'activityMore.fromAfterTo'

/** How older events can be had; `null` where there are none. */
type Older = 'by-itself' | 'by-press' | null

/**
 * Why no event is shown: by what was asked for, which may be days that nobody searched in. `null` where older events come
 * by themselves: then nothing is known yet.
 */
export function noneFound(filter: Filter, older: Older): NoneFound | null {
  const from = dayBounds(filter.from)
  const to = dayBounds(filter.to)
  if (from && to && from.start > to.start) return 'activityMore.fromAfterTo'
  if (older === 'by-itself') return null
  if (older) return 'activityMore.noneLoaded'
  if (isLocal(filter)) return 'activityMore.noneFound'
  if (from && to)
    return from.start === to.start ? 'activityMore.noneOn' : 'activityMore.noneBetween'
  return from
    ? 'activityMore.noneSince'
    : to
      ? 'activityMore.noneUntil'
      : 'activityMore.noneFound'
}

/** The page where the panel keeps no activity: few panels do, so that its code comes when it is shown. */
export function ActivityNotOffered() {
  const t = useT()
  return (
    <>
      <PageTitle>{t('activity.title')}</PageTitle>
      <RowsAlert>
        <NotOffered
          title={t('activityMore.notOfferedTitle')}
          text={t('activityMore.notOffered')}
        />
      </RowsAlert>
    </>
  )
}

const rows = [0, 1, 2, 3, 4]
const bone = <span className={text['bone']} />

/** Where the events of a day come: rows of their height and columns, once that takes longer than a moment. */
export function GhostFeed() {
  return (
    <div aria-hidden="true" className={classNames(styles['day'], text['late'])}>
      <h2>
        <span className={text['bone']} style={{ inlineSize: '20%' }} />
      </h2>
      {rows.map((row) => (
        <div key={row} className={styles['event']}>
          <div className={styles['summary']}>
            <span className={styles['icon']} />
            <span>{bone}</span>
            <span className={styles['circumstances']}>{bone}</span>
            <span className={styles['time']}>{bone}</span>
          </div>
        </div>
      ))}
    </div>
  )
}
