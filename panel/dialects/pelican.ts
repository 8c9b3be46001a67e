import type { Dialect } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'

/** Pelican since beta 29, of 2026: two-factor is not in its API, user names can be changed. Read, not recorded. */
export const pelican: Dialect = {
  ...pterodactyl1118,
  name: 'pelican',
  account: {
    uuid: 'uuid',
    username: 'username',
    email: 'email',
    language: 'language',
    admin: 'admin',
    root_admin: 'admin',
    '2fa_enabled': 'useTotp',
    created_at: 'createdAt',
    updated_at: 'updatedAt',
  },
  twoFactor: null,
  apiKeys: { ...pterodactyl1118.apiKeys, prefix: 'pacc_' },
  renames: true,
  sshKeys: { remove: { method: 'DELETE', path: '/ssh-keys/:fingerprint' } },
  activity: {
    perPage: 25,
    sorts: true,
    emptyIsList: true,
    without: ['batch'],
    filters: false,
  },
}
