import type { Dialect } from './dialect.ts'
import { pterodactyl1117 } from './pterodactyl-1.11.7.ts'

/** The fifth document, which is about two-factor alone: nothing of it is left once it is off. */
export const document004: Dialect = {
  ...pterodactyl1117,
  name: 'document-004',
  twoFactor: pterodactyl1117.twoFactor && { ...pterodactyl1117.twoFactor, erases: true },
}
