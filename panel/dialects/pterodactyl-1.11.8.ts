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
    password: { endsOthers: false },
    passwordRequired: false,
    twoFactor: {
      disable: { method: 'POST', path: '/two-factor/disable' },
      needsPassword: true,
      disableNeedsCode: false,
      erases: false,
      secretLength: 32,
      recoveryCodes: { count: 10, length: 10 },
    },
    apiKeys: {
      limit: 25,
      prefix: 'ptlc_',
      wholeSecretPrefix: null,
      described: 'always',
      created: 200,
      deletedBy: 'path',
      maxAddresses: 50,
      ranges: true,
      objects: false,
    },
    sshKeys: { remove: { method: 'POST', path: '/ssh-keys/remove' } },
    activity: {
      perPage: 25,
      sorts: true,
      filters: ['event'],
      options: false,
      plainFilter: false,
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
