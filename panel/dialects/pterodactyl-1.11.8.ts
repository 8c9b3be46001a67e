import type { Dialect } from './dialect.ts'
import { errorList } from './envelopes.ts'
import { pterodactylShapes } from './shapes.ts'

/** Pterodactyl 1.11.8, of 2024-10; the recordings of that name. */
export const pterodactyl1118: Dialect = {
  name: 'pterodactyl-1.11.8',
  base: '/api/client/account',
  auth: 'both',
  features: {
    servers: true,
    version: null,
    cors: true,
    csrf: true,
    csrfCookie: true,
    email: { changed: 204, logsSame: false, throttled: false },
    username: null,
    passwordRequired: false,
    twoFactor: {
      disable: { method: 'POST', path: '/two-factor/disable' },
      needsPassword: true,
      disableNeedsCode: false,
    },
    apiKeys: { limit: 25, prefix: 'ptlc_', maxAddresses: 50, ranges: true },
    sshKeys: { remove: { method: 'POST', path: '/ssh-keys/remove' } },
    activity: {
      perPage: 25,
      sorts: true,
      filters: ['event'],
      options: false,
      addressFor: 'admins',
    },
  },
  shapes: pterodactylShapes,
  globals: { user: 'PterodactylUser', site: 'SiteConfiguration' },
  words: {},
  envelope: errorList,
  settings: {},
  rememberCookie: 'remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d',
}
