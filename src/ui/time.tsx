import { useSyncExternalStore } from 'react'

import { useHost } from '#src/host/context.ts'
import { perHost } from '#src/host/host.ts'
import { useLanguageTag } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'

import { VisuallyHidden } from './visually-hidden.tsx'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const week = 7 * day

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats moments; a formatter costs more than all that it formats on a page, so each is made once. */
export function formatOf(
  tag: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tag, options)
  formats.set(key, known)
  return known
}

/** Day and time with the name of the zone; `timeZone` is the reader's own when absent. */
export function exactTime(at: Instant, tag: string, timeZone?: string): string {
  return formatOf(tag, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(at)
}

/** Writes the day of a moment in the language and the zone of the reader: "20 November 2026". */
export function useLongDate(): (at: Instant) => string {
  const tag = useLanguageTag()
  return (at) => formatOf(tag, { dateStyle: 'long' }).format(at)
}

/** Whether a moment is of the year that it is now, where the reader is. */
export const isThisYear = (at: Instant, now: Instant): boolean =>
  new Date(at).getFullYear() === new Date(now).getFullYear()

/** The day of a moment as people say it, with the year where that is not this one. */
const dayOf = (at: Instant, now: Instant, tag: string, month: 'long' | 'short'): string =>
  formatOf(tag, {
    day: 'numeric',
    month,
    year: isThisYear(at, now) ? undefined : 'numeric',
  }).format(at)

/** Writes the day of a moment as people say it: "November 20", and with the year where that is not this one. */
export function useDay(): (at: Instant) => string {
  const tag = useLanguageTag()
  const now = useNow()
  return (at) => dayOf(at, now, tag, 'long')
}

/**
 * How long ago, or how soon, in whole minutes, hours or days; "now" below a minute; the date from a week on, with the year where that
 * is not this one.
 */
export function shortTime(at: Instant, now: Instant, tag: string): string {
  const away = Math.abs(at - now)
  if (away >= week) return dayOf(at, now, tag, 'short')
  const relative = (unit: 'minute' | 'hour' | 'day', length: number) =>
    new Intl.RelativeTimeFormat(tag).format(Math.trunc((at - now) / length), unit)
  if (away >= day) return relative('day', day)
  if (away >= hour) return relative('hour', hour)
  if (away >= minute) return relative('minute', minute)
  return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(0, 'second')
}

const fresh = minute / 2

/** The clock that everything on screen goes by, so that all of it tells the same moment. */
const clock = perHost(() => {
  const readers = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  let read = -Infinity
  return {
    subscribe(passed: () => void) {
      readers.add(passed)
      timer ??= setInterval(() => {
        for (const each of readers) each()
      }, fresh)
      return () => {
        readers.delete(passed)
        if (readers.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
    now(): Instant {
      // One value for all that render at once, also when a clock was set back.
      if (Math.abs(Date.now() - read) >= fresh) read = Date.now()
      return read
    },
  }
})

/** The moment it is, at most half a minute ago; the component renders again when it has moved on. */
export function useNow(): Instant {
  const { subscribe, now } = clock(useHost())
  return useSyncExternalStore(subscribe, now)
}

/** A moment as people say it, kept up to date, and exactly: on hover, and for assistive technology after it. */
export function Time({ at }: { at: Instant }) {
  const tag = useLanguageTag()
  const now = useNow()
  const exact = exactTime(at, tag)
  return (
    <time dateTime={new Date(at).toISOString()} title={exact}>
      {shortTime(at, now, tag)}
      <VisuallyHidden> ({exact})</VisuallyHidden>
    </time>
  )
}

/** A moment as `shortTime`, for a column: "yesterday", a day of this year, the month of another. */
export function briefTime(at: Instant, now: Instant, tag: string): string {
  const days = [at, now].map((moment) => new Date(moment).setHours(0, 0, 0, 0) / day)
  const [then = 0, today = 0] = days
  if (now - at >= day && Math.round(today - then) === 1)
    return new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }).format(-1, 'day')
  return Math.abs(at - now) < week || isThisYear(at, now)
    ? shortTime(at, now, tag)
    : formatOf(tag, { month: 'short', year: 'numeric' }).format(at)
}

type BriefTimeProps = {
  at: Instant
  /** Whether other words stand before it. */
  inSentence?: boolean
}

/** A moment in a column; the exact one stands elsewhere, as in the opened row. */
export function BriefTime({ at, inSentence = false }: BriefTimeProps) {
  const tag = useLanguageTag()
  const words = briefTime(at, useNow(), tag)
  const text = inSentence ? words : words.charAt(0).toLocaleUpperCase(tag) + words.slice(1)
  return <time dateTime={new Date(at).toISOString()}>{text}</time>
}
