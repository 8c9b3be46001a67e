import { like } from './dialect.ts'
import { captchaRefused, listIfEmpty } from './pterodactyl-1.8.ts'
import { pterodactyl1117 } from './pterodactyl-1.11.7.ts'
import { pterodactylShapes } from './shapes.ts'

/**
 * Pterodactyl 1.9.2, read from its source (contract §1.0, §1.3, §1.10, §4.3, §5.2): as 1.11.7, but for five keys, rows of
 * the feed without an id, and addresses that only those see who did something from there.
 */
export const pterodactyl19 = like(pterodactyl1117, {
  name: 'pterodactyl-1.9',
  features: { apiKeys: { limit: 5 }, activity: { addressFor: 'nobody' } },
  shapes: {
    activity(row) {
      const { id: _, ...shown } = pterodactylShapes.activity(row)
      return { ...shown, properties: listIfEmpty(row.properties) }
    },
  },
  words: captchaRefused,
})
