import type { Dialect } from './dialect.ts'

/** Pterodactyl 1.11.8, of 2024-10; the recordings of that name. */
export const pterodactyl1118: Dialect = {
  name: 'pterodactyl-1.11.8',
  account: {
    id: 'id',
    admin: 'admin',
    username: 'username',
    email: 'email',
    first_name: 'firstName',
    last_name: 'lastName',
    language: 'language',
  },
  twoFactor: {
    disable: { method: 'POST', path: '/two-factor/disable' },
    showsSecret: true,
    needsPassword: true,
    wrongPassword: 'The password provided was not valid.',
    wrongCode: 'The provided two-factor authentication token was not valid.',
  },
  emailChanged: 204,
  apiKeys: { limit: 25, prefix: 'ptlc_', maxAddresses: 50 },
  sshKeys: { remove: { method: 'POST', path: '/ssh-keys/remove' } },
  activity: { perPage: 25, sorts: true, emptyIsList: false },
  rememberCookie: 'remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d',
}
