import type { Dialect } from './dialect.ts'
import { pterodactyl1117 } from './pterodactyl-1.11.7.ts'

/** Pterodactyl 1.9.2, of 2022: rows of activity without an id, five API keys. Read, not recorded. */
export const pterodactyl19: Dialect = {
  ...pterodactyl1117,
  name: 'pterodactyl-1.9',
  apiKeys: {
    ...pterodactyl1117.apiKeys,
    limit: 5,
    prefix: 'ptlc_',
    maxAddresses: 50,
    ranges: true,
  },
  activity: {
    perPage: 25,
    sorts: true,
    emptyIsList: true,
    without: ['id'],
    filters: false,
  },
}
