import type { ActivityEntry } from '#src/api/activity.ts'
import type { ReadAgent } from '#src/feed/agent.ts'
import type { Host } from '#src/host/host.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { saveFile } from '#src/ui/save-file.ts'

import { dayOf } from '../day-of.ts'
import { csvOf } from './csv.ts'
import type { Format } from './format-choice.tsx'
import { jsonOf, tableOf } from './table.ts'

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
