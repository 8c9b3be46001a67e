import { item } from '../reply.ts'
import { like } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { pterodactylShapes } from './shapes.ts'

/**
 * Jexactyl 4, the newest of its line, read from its source (contract §1.0, §1.1, §1.4, §1.5, §4.7): nobody has a first or
 * a last name, and turning two-factor off with DELETE needs a code beside the password. What else its pages say of the
 * account is an avatar and a role.
 */
export const jexactyl4 = like(pterodactyl1118, {
  name: 'jexactyl-4',
  features: {
    email: { throttled: true },
    twoFactor: {
      disable: { method: 'DELETE', path: '/two-factor' },
      disableNeedsCode: true,
    },
  },
  shapes: {
    account: ({ id, admin, username, email, language }) =>
      item('user', { id, admin, username, email, language }),
    signedIn(account) {
      const {
        name_first: _first,
        name_last: _last,
        ...shown
      } = pterodactylShapes.signedIn(account)
      return { ...shown, avatar_url: null, admin_role_name: null }
    },
  },
})
