import type { Dialect } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'

/** Pterodactyl 1.11.7: two-factor is turned off with DELETE. */
export const pterodactyl1117: Dialect = {
  ...pterodactyl1118,
  name: 'pterodactyl-1.11.7',
  twoFactor: pterodactyl1118.twoFactor && {
    ...pterodactyl1118.twoFactor,
    disable: { method: 'DELETE', path: '/two-factor' },
  },
}
