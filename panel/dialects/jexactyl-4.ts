import type { Dialect } from './dialect.ts'
import { pterodactyl1117 } from './pterodactyl-1.11.7.ts'

/** Jexactyl 4, of 2026: nobody has a first or last name, and two-factor is not turned off without a code. Read, not recorded. */
export const jexactyl4: Dialect = {
  ...pterodactyl1117,
  name: 'jexactyl-4',
  account: {
    id: 'id',
    admin: 'admin',
    username: 'username',
    email: 'email',
    language: 'language',
  },
  twoFactor: pterodactyl1117.twoFactor && {
    ...pterodactyl1117.twoFactor,
    disableNeedsCode: true,
  },
}
