import { like } from './dialect.ts'
import { sourceFieldList } from './envelopes.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { setupLink } from './shapes.ts'

const generic = { detail: 'An error was encountered while processing this request.' }

/** What the oldest documents say of two-factor, and of what has no words. */
export const genericWords = {
  noRecord: generic,
  alreadyOn: generic,
  wrongTwoFactorPassword: generic,
  wrongCode: { detail: 'The token provided is not valid.' },
} as const

/**
 * What document 000 says (contract §2): keys alone sign in, a secret that is a whole key beside an identifier that does
 * not begin it, 201 for an e-mail address, a code alone to turn two-factor on, and a field named in `source`. It has
 * neither SSH keys nor activity nor servers. That its table has 400 and 422 for the same thing is settled by its example.
 */
export const document000 = like(pterodactyl1118, {
  name: 'document-000',
  auth: 'key',
  features: {
    servers: false,
    email: { changed: 201 },
    twoFactor: { needsPassword: false },
    apiKeys: { prefix: '', wholeSecretPrefix: 'ptlc_', ranges: false },
    sshKeys: null,
    activity: null,
  },
  shapes: { twoFactorSetup: (setup) => ({ data: { image_url_data: setupLink(setup) } }) },
  words: {
    ...genericWords,
    unauthenticated: { code: 'InvalidCredentialsException', detail: 'Invalid API key' },
    badKey: { code: 'InvalidCredentialsException', detail: 'Invalid API key' },
    forbidden: {
      code: 'InsufficientPermissionsException',
      detail: 'Insufficient permissions',
    },
  },
  envelope: sourceFieldList,
})
