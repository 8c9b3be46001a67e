import type { ReadAgent } from '#src/account/activity/agent.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import type { Translate } from '#src/i18n/translate.ts'
import { saveFile } from '#src/ui/save-file.ts'

import { dayOf } from '../day-of.ts'
import { csvOf } from './csv.ts'
import type { Format } from './format-choice.tsx'
import { jsonOf, tableOf } from './table.ts'

const types = { csv: 'text/csv', json: 'application/json' } as const

/**
 * Gives rows to the browser as a file; returns its name, which has `own`, the reader's user name, and the day. Throws when
 * the code for it, or the file, cannot be had.
 */
export async function save(
  rows: readonly ActivityEntry[],
  format: Format,
  own: string,
  reading: { t: Translate; readAgent: ReadAgent | null },
): Promise<string> {
  const text = format === 'csv' ? await csvOf(tableOf(rows, reading)) : jsonOf(rows)
  // No system takes offence at these letters.
  const name = `activity-${own.replace(/[^\w.-]+/g, '_')}-${dayOf(Date.now())}.${format}`
  saveFile(name, text, types[format])
  return name
}
