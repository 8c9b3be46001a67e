import { qrPicture } from '../qr-picture.ts'
import { like } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { pterodactylShapes, setupLink } from './shapes.ts'

/**
 * What document 002 says (contract §2): a picture instead of a setup link, three recovery codes of eight characters, a
 * fingerprint that begins with `SHA256:`, a new password that ends all other sessions. It has neither activity nor
 * servers. Of lists it shows no shape, so they are Pterodactyl's.
 */
export const document002 = like(pterodactyl1118, {
  name: 'document-002',
  features: {
    servers: false,
    password: { endsOthers: true },
    twoFactor: { secretLength: 16, recoveryCodes: { count: 3, length: 8 } },
    activity: null,
  },
  shapes: {
    twoFactorSetup: async (setup) => ({
      data: {
        image_url_data: await qrPicture(setupLink(setup)),
        secret: setup.secret,
      },
    }),
    sshKey: (key) => ({
      ...pterodactylShapes.sshKey(key),
      fingerprint: `SHA256:${key.fingerprint}`,
    }),
  },
})
