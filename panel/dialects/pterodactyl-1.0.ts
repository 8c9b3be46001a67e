import { like } from './dialect.ts'
import { captchaRefused } from './pterodactyl-1.8.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { setupLink } from './shapes.ts'

/**
 * Pterodactyl 1.0.0, read from its source (contract §1.0 to §1.11, §3.2, §4.1, §4.5): no secret beside the setup link, a
 * code alone turns two-factor on, DELETE turns it off, five keys without a prefix, neither SSH keys nor activity. No
 * route gives the cookie of the token: a page below `/auth` does.
 */
export const pterodactyl10 = like(pterodactyl1118, {
  name: 'pterodactyl-1.0',
  features: {
    cors: false,
    csrfCookie: false,
    twoFactor: { disable: { method: 'DELETE', path: '/two-factor' }, needsPassword: false },
    apiKeys: { limit: 5, prefix: '', maxAddresses: Infinity, ranges: false },
    sshKeys: null,
    activity: null,
  },
  shapes: { twoFactorSetup: (setup) => ({ data: { image_url_data: setupLink(setup) } }) },
  words: {
    unauthenticated: {
      code: 'HttpException',
      detail:
        'A bearer token or valid user session cookie must be provided to access this endpoint.',
      headers: { 'www-authenticate': 'Bearer' },
    },
    badKey: { status: 403, code: 'AccessDeniedHttpException', detail: '' },
    noRecord: { detail: '' },
    wrongCode: { detail: 'The token provided is not valid.' },
    ...captchaRefused,
  },
  settings: {
    throttles: { client: 240, authentication: 10, passwordReset: 2, lockout: 5 },
  },
})
