import { like } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { pterodactylShapes } from './shapes.ts'

/** Pterodactyl writes `[]` for an object without anything in it. */
export const listIfEmpty = (properties: Readonly<Record<string, unknown>>) =>
  Object.keys(properties).length > 0 ? properties : []

const refused = {
  status: 400,
  code: 'HttpException',
  detail: 'Failed to validate reCAPTCHA data.',
} as const

/** How a captcha is refused before 1.11. */
export const captchaRefused = { captcha: refused, wrongCaptcha: refused }

/**
 * Pterodactyl 1.8, read from its source (contract §1.0, §1.3, §1.5, §1.10, §1.14, §5.1, §5.2, §5.4): the first feed,
 * which ignores the order and so begins with the oldest row; keys for single addresses; an SSH key is named in the path
 * that removes it.
 */
export const pterodactyl18 = like(pterodactyl1118, {
  name: 'pterodactyl-1.8',
  features: {
    email: { logsSame: true },
    twoFactor: { disable: { method: 'DELETE', path: '/two-factor' }, needsPassword: false },
    apiKeys: { limit: 5, maxAddresses: Infinity, ranges: false },
    sshKeys: { remove: { method: 'DELETE', path: '/ssh-keys/:fingerprint' } },
    activity: {
      perPage: 50,
      sorts: false,
      filters: ['event', 'ip'],
      addressFor: 'anybody',
    },
  },
  shapes: {
    activity(row) {
      const {
        id: _,
        is_api: _api,
        has_additional_metadata: _more,
        ...shown
      } = pterodactylShapes.activity(row)
      const { identifier, ...others } = row.properties
      // The panel's own slip of the pen.
      const isDeletion = row.event === 'user:api-key.delete'
      const properties = isDeletion ? { ...others, identifer: identifier } : row.properties
      return { ...shown, properties: listIfEmpty(properties) }
    },
  },
  words: captchaRefused,
})
