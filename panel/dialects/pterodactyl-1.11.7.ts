import { like } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'

/** Pterodactyl 1.11.7, the recordings of that name: two-factor is turned off with DELETE. */
export const pterodactyl1117 = like(pterodactyl1118, {
  name: 'pterodactyl-1.11.7',
  features: { twoFactor: { disable: { method: 'DELETE', path: '/two-factor' } } },
})
