import { like } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'

/**
 * Jexactyl 3, v3.8 of late 2024, read from its source (contract §1.0, §1.7, §4.7, §5.1): a user name can be changed, a
 * page of the feed has five rows, and its pages call the account something else. Its shop is not here.
 */
export const jexactyl3 = like(pterodactyl1118, {
  name: 'jexactyl-3',
  features: { username: { longest: 191, plain: true }, activity: { perPage: 5 } },
  globals: { user: 'JexactylUser' },
})
