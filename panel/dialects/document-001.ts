import type { Dialect } from './dialect.ts'
import { pterodactyl1117 } from './pterodactyl-1.11.7.ts'
import { isShown, itemsOf, unwrapped } from './shapes.ts'

/** A row with a time for its batch, dots in the event's name and words in its description. */
function oldRow(row: unknown): unknown {
  if (!isShown(row)) return row
  const time = String(row['timestamp']).slice(0, 19).replace('T', ' ')
  const event = String(row['event']).replaceAll(':', '.').replaceAll('-', '_')
  const description = row['description'] ?? event.replaceAll(/[._]/g, ' ')
  return { ...row, batch: time, event, description }
}

/** The second document: flat lists without pages, one SSH key where a list should be, keys without a description. */
export const document001: Dialect = {
  ...pterodactyl1117,
  name: 'document-001',
  twoFactor: pterodactyl1117.twoFactor && {
    ...pterodactyl1117.twoFactor,
    secretLength: 16,
  },
  emailChanged: 201,
  apiKeys: { ...pterodactyl1117.apiKeys, needsDescription: false },
  reshape({ path, status, body }) {
    const items = itemsOf(body)?.map(unwrapped)
    if (!items) return { status, body }
    if (path.endsWith('/activity')) return { status, body: { data: items.map(oldRow) } }
    const isOne = path.endsWith('/ssh-keys') && items.length === 1
    return { status, body: { data: isOne ? items[0] : items } }
  },
}
