import type { ActivityEntry } from '#src/api/activity.ts'
import { agentIn, browserOf } from '#src/feed/agent-query.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import type { Translate } from '#src/i18n/translate.ts'
import type { Instant } from '#src/lib/instant.ts'

import { sentenceFor } from '../event-words.ts'

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
export function tableOf(entries: readonly ActivityEntry[], reading: Reading): string[][] {
  return [
    columns.map(([header]) => reading.t(header)),
    ...entries.map((entry) => columns.map(([, cell]) => cell(entry, reading))),
  ]
}

/** Rows as JSON, for programs: what the panel told, with times in ISO 8601, in UTC. */
export function jsonOf(entries: readonly ActivityEntry[]): string {
  const rows = entries.map((entry) => ({ ...entry, timestamp: isoTime(entry.timestamp) }))
  return `${JSON.stringify(rows, null, 2)}\n`
}
