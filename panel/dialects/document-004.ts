import { like } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'

/**
 * What document 004 says (contract §2): two-factor alone, with a code and the password on, with DELETE and the password
 * off, which erases the secret and the recovery codes; a code is good once. People sign in by a page and have a feed,
 * which are Pterodactyl's, as is what tells who is signed in. Nothing else is there.
 */
export const document004 = like(pterodactyl1118, {
  name: 'document-004',
  auth: 'session',
  features: {
    servers: false,
    email: null,
    password: null,
    twoFactor: { disable: { method: 'DELETE', path: '/two-factor' }, erases: true },
    apiKeys: null,
    sshKeys: null,
  },
  words: { alreadyOn: { detail: 'Two-factor authentication is already enabled' } },
  settings: { singleUseCodes: true, replaceCodes: false },
})
