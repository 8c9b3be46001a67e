import type { Dialect } from './dialect.ts'
import { pterodactyl1117 } from './pterodactyl-1.11.7.ts'

/** Pterodactyl 1.0, of 2020: no activity, no SSH keys, two-factor by code alone. Read in its source, not recorded. */
export const pterodactyl10: Dialect = {
  ...pterodactyl1117,
  name: 'pterodactyl-1.0',
  twoFactor: pterodactyl1117.twoFactor && {
    ...pterodactyl1117.twoFactor,
    showsSecret: false,
    needsPassword: false,
    wrongCode: 'The token provided is not valid.',
  },
  apiKeys: {
    ...pterodactyl1117.apiKeys,
    limit: 5,
    prefix: '',
    maxAddresses: Infinity,
    ranges: false,
  },
  unauthenticated: { code: 'HttpException', detail: '' },
  sshKeys: null,
  activity: null,
}
