import type { Dialect } from './dialect.ts'
import { pterodactyl1117 } from './pterodactyl-1.11.7.ts'

/** Pterodactyl 1.8, of 2022: the first activity, which cannot be sorted; SSH keys are removed by path. Read, not recorded. */
export const pterodactyl18: Dialect = {
  ...pterodactyl1117,
  name: 'pterodactyl-1.8',
  twoFactor: pterodactyl1117.twoFactor && {
    ...pterodactyl1117.twoFactor,
    needsPassword: false,
  },
  apiKeys: {
    ...pterodactyl1117.apiKeys,
    limit: 5,
    prefix: 'ptlc_',
    maxAddresses: Infinity,
    ranges: false,
  },
  sshKeys: { remove: { method: 'DELETE', path: '/ssh-keys/:fingerprint' } },
  activity: {
    perPage: 50,
    sorts: false,
    emptyIsList: true,
    without: ['id', 'is_api', 'has_additional_metadata'],
    filters: false,
  },
}
