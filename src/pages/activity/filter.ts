import type { ActivityEntry } from '#src/api/activity.ts'
import { browserOf } from '#src/feed/agent-query.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import type { NameOfKey } from '#src/feed/key-names.ts'
import type { Translate } from '#src/i18n/translate.ts'
import type { Instant } from '#src/lib/instant.ts'
import { withoutSecret } from '#src/lib/pasted-key.ts'
import { hasWords, searchWords } from '#src/ui/rows-search.ts'

import { sentenceFor } from './event-words.ts'
import { readKind, type Kind } from './kinds.ts'

/** Which rows are wanted; it stands in the address of the page, so that it can be kept and shared. */
export type Filter = {
  /** `null` for every kind. */
  kind: Kind | null
  /** Words, each of which has to be found; `''` for none. */
  search: string
  /** As the panel writes it. */
  address: string | null
  /** As `readAgent` reads it. */
  browser: string | null
  /** Only what was done with an API key. */
  byApi: boolean
  /** The first and the last day, `YYYY-MM-DD` in the reader's zone. */
  from: string | null
  to: string | null
}

/** Nothing but words and a kind is asked for. */
export const noneFurther = {
  address: null,
  browser: null,
  byApi: false,
  from: null,
  to: null,
} satisfies Partial<Filter>

/** Everything is wanted. */
export const none: Filter = {
  kind: null,
  search: '',
  ...noneFurther,
}

/** Whether only rows that are here can be matched: the panel knows nothing of these. */
export const isLocal = ({ search, address, browser, byApi }: Filter): boolean =>
  search.trim() !== '' || address !== null || browser !== null || byApi

/** Whether only some days are asked for. */
export const isDated = ({ from, to }: Filter): boolean => from !== null || to !== null

/** Whether more is asked for than words and a kind. */
export const isFurther = (filter: Filter): boolean =>
  isLocal({ ...filter, search: '' }) || isDated(filter)

/** The first moment of a day in the reader's zone, and that of the next. */
type DayBounds = { start: Instant; end: Instant }

/** `null` for what is no day. */
export function dayBounds(day: string | null): DayBounds | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  if (!found) return null
  const [year = 0, month = 0, date = 0] = found.slice(1).map(Number)
  // Whoever types 2026 passes through the years 2, 20 and 202.
  if (year < 1970) return null
  const start = new Date(year, month - 1, date)
  if (start.getMonth() !== month - 1 || start.getDate() !== date) return null
  return { start: start.getTime(), end: new Date(year, month - 1, date + 1).getTime() }
}

const text = (value: string | null) => value?.trim() || null
const day = (value: string | null) => (dayBounds(value) ? value : null)

/** What an address asks for; what cannot be read asks for nothing, and nothing asks for the secret of an API key. */
export function readFilter(query: URLSearchParams): Filter {
  return {
    kind: readKind(query.get('kind')),
    search: withoutSecret(query.get('q') ?? ''),
    address: text(query.get('address')),
    browser: text(query.get('browser')),
    byApi: query.get('by') === 'api',
    from: day(query.get('from')),
    to: day(query.get('to')),
  }
}

/** The other way round; only what is asked for stands in an address. */
export function writeFilter(filter: Filter): Record<string, string> {
  const all = {
    kind: filter.kind,
    q: filter.search.trim() && filter.search,
    address: filter.address,
    browser: filter.browser,
    by: filter.byApi && 'api',
    from: day(filter.from),
    to: day(filter.to),
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

/** Where a search looks: what is told of a row, its address, who did it, and all that the panel wrote down. */
function searchedText(entry: ActivityEntry, { t, nameOfKey }: Reading): string {
  const told = sentenceFor(entry, t, nameOfKey)
  const { event, description, ip, actor, properties } = entry
  return [told, event, description, ip, actor?.username, JSON.stringify(properties)]
    .filter(Boolean)
    .join(' ')
}

/** What it takes to tell whether a row is wanted. */
type Reading = { t: Translate; readAgent: ReadAgent | null; nameOfKey?: NameOfKey }

/** Tells which rows are wanted, by everything but their kind, which the panel looks after. */
export function matcher(
  filter: Filter,
  reading: Reading,
): (entry: ActivityEntry) => boolean {
  const words = searchWords(filter.search)
  const from = dayBounds(filter.from)?.start ?? -Infinity
  const to = dayBounds(filter.to)?.end ?? Infinity
  const isBounded = from !== -Infinity || to !== Infinity
  return (entry) =>
    (!isBounded ||
      (entry.timestamp !== null && entry.timestamp >= from && entry.timestamp < to)) &&
    (filter.address === null || entry.ip === filter.address) &&
    (!filter.byApi || entry.isApi) &&
    (filter.browser === null || browserOf(entry, reading.readAgent) === filter.browser) &&
    (words.length === 0 || hasWords(searchedText(entry, reading), words))
}
