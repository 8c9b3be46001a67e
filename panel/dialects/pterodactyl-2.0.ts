import type { Dialect } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'

/** Pterodactyl 2.0 beta, of 2026: names what activity can be filtered by; one text for wrong passwords. Read, not recorded. */
export const pterodactyl20: Dialect = {
  ...pterodactyl1118,
  name: 'pterodactyl-2.0',
  twoFactor: pterodactyl1118.twoFactor && {
    ...pterodactyl1118.twoFactor,
    wrongPassword: {
      code: 'InvalidPasswordProvidedException',
      detail: 'The password provided was invalid for this account.',
    },
  },
  activity: {
    perPage: 25,
    sorts: true,
    emptyIsList: false,
    without: [],
    filters: true,
  },
}
