import type { ActivityEntry } from '#src/api/activity.ts'
import { agentIn, browserOf } from '#src/feed/agent-query.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import { dayOf } from '#src/feed/days.ts'
import type { Host } from '#src/host/host.ts'
import type { Translate } from '#src/i18n/translate.ts'
import type { Instant } from '#src/lib/instant.ts'
import { saveFile } from '#src/ui/save-file.ts'

import { sentenceFor } from '../event-words.ts'
import type { Format } from './subject.tsx'

type Reading = { t: Translate; readAgent: ReadAgent | null }
type Header =
  `activityExport.${'time' | 'event' | 'what' | 'address' | 'browser' | 'system' | 'byApi' | 'actor' | 'description' | 'properties'}`
type Column = [header: Header, cell: (entry: ActivityEntry, reading: Reading) => string]

const isoTime = (at: Instant | null) => (at === null ? null : new Date(at).toISOString())

const columns: readonly Column[] = [
  ['activityExport.time', ({ timestamp }) => isoTime(timestamp) ?? ''],
  ['activityExport.event', ({ event }) => event],
  ['activityExport.what', (entry, { t }) => sentenceFor(entry, t)],
  ['activityExport.address', ({ ip }) => ip ?? ''],
  ['activityExport.browser', (entry, { readAgent }) => browserOf(entry, readAgent) ?? ''],
  [
    'activityExport.system',
    (entry, { readAgent }) => agentIn(entry, readAgent)?.system ?? '',
  ],
  [
    'activityExport.byApi',
    ({ isApi }, { t }) => t(isApi ? 'activityExport.yes' : 'activityExport.no'),
  ],
  ['activityExport.actor', ({ actor }) => actor?.username ?? ''],
  ['activityExport.description', ({ description }) => description ?? ''],
  ['activityExport.properties', ({ properties }) => JSON.stringify(properties)],
]

/** Rows as a table, for people: the first row has the names of the columns. Times are ISO 8601, in UTC. */
function tableOf(entries: readonly ActivityEntry[], reading: Reading): string[][] {
  return [
    columns.map(([header]) => reading.t(header)),
    ...entries.map((entry) => columns.map(([, cell]) => cell(entry, reading))),
  ]
}

/** Rows as JSON, for programs: what the panel told, with times in ISO 8601, in UTC. */
function jsonOf(entries: readonly ActivityEntry[]): string {
  const rows = entries.map((entry) => ({ ...entry, timestamp: isoTime(entry.timestamp) }))
  return `${JSON.stringify(rows, null, 2)}\n`
}

/** What spreadsheets take for the beginning of a formula, also as full-width and small letters. */
const formula = '[=+\\-@＝＋－＠﹦﹢﹣﹫]'
/** What they skip, or strip, before they look. */
const skipped = '[\\s\\p{C}"\']*'

/** Cells that need an apostrophe in front (OWASP, "CSV Injection"). */
const looksLikeFormula = new RegExp(`^(?:[\\t\\r\\n]|${skipped}${formula})`, 'u')

/** Where spreadsheets in many languages begin a new cell, since they split at semicolons: there the same holds. */
const insideCell = new RegExp(`([;\\t\\r\\n]${skipped})(?=${formula})`, 'gu')

/** Text as one cell that is no formula, in quotes where readers would split it or strip it. */
function cellOf(text: string): string {
  const inner = text.replace(insideCell, "$1'")
  const isFormula = looksLikeFormula.test(inner)
  if (!isFormula && !/[",\r\n\uFEFF]|^ | $/.test(inner)) return inner
  return `"${isFormula ? "'" : ''}${inner.replaceAll('"', '""')}"`
}

/**
 * A table as CSV (RFC 4180: commas, CRLF), the first row being its header. No cell of it is a formula to a spreadsheet,
 * and a byte order mark tells the spreadsheet that it is UTF-8.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n')}`
}

const types = { csv: 'text/csv', json: 'application/json' } as const

/**
 * Gives rows to the browser as a file; returns its name, which has `own`, the reader's user name, and the day, and the count
 * of rows where more are wanted than these. Throws when the file cannot be had.
 */
export function save(
  host: Host,
  rows: readonly ActivityEntry[],
  { format, own, isWhole }: { format: Format; own: string; isWhole: boolean },
  reading: { t: Translate; readAgent: ReadAgent | null },
): string {
  const text = format === 'csv' ? csvOf(tableOf(rows, reading)) : jsonOf(rows)
  // No system takes offence at these letters.
  const whose = `activity-${own.replace(/[^\w.-]+/g, '_')}-${dayOf(Date.now())}`
  const name = `${whose}${isWhole ? '' : `-first-${rows.length}-rows`}.${format}`
  saveFile(host, name, text, types[format])
  return name
}
