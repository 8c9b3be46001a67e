import { like } from './dialect.ts'
import { genericWords } from './document-000.ts'
import { sourceFieldList } from './envelopes.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { setupLink } from './shapes.ts'

/**
 * What document 003 says (contract §2): another base, keys alone sign in, a code alone turns two-factor on and DELETE
 * off, 201 for an e-mail address and a new key, addresses as an object, no way to delete a key. It has neither SSH keys
 * nor activity nor servers. That its table has 200 where its prose has 201 is settled by the prose.
 */
export const document003 = like(pterodactyl1118, {
  name: 'document-003',
  base: '/api/account',
  auth: 'key',
  features: {
    servers: false,
    email: { changed: 201 },
    twoFactor: { disable: { method: 'DELETE', path: '/two-factor' }, needsPassword: false },
    apiKeys: { prefix: '', created: 201, deletedBy: null, ranges: false, objects: true },
    sshKeys: null,
    activity: null,
  },
  shapes: { twoFactorSetup: (setup) => ({ data: { image_url_data: setupLink(setup) } }) },
  words: genericWords,
  envelope: sourceFieldList,
})
