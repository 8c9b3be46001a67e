import { openSshOf } from '../public-key.ts'
import { like } from './dialect.ts'
import { flatActivity, nameOf } from './document-001-feed.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { pterodactylShapes } from './shapes.ts'

/**
 * What document 001 says (contract §2): flat lists, the SSH keys of somebody who has one as an object, MD5 fingerprints,
 * 201 for an e-mail address, a feed with names, sentences and a `batch` of its own that says nothing of pages and takes
 * `filter` for a part of a name. A key is named in the body too when it is deleted. What it does not show is Pterodactyl's.
 */
export const document001 = like(pterodactyl1118, {
  name: 'document-001',
  features: {
    servers: false,
    email: { changed: 201 },
    twoFactor: { disable: { method: 'DELETE', path: '/two-factor' }, secretLength: 16 },
    apiKeys: { prefix: '', described: 'perhaps', deletedBy: 'path-and-body' },
    activity: { plainFilter: true },
  },
  shapes: {
    twoFactorSetup({ panel, email, secret }) {
      const [name, user] = [panel, email].map(encodeURIComponent)
      const link = `otpauth://totp/${name}:${user}?secret=${secret}&issuer=${name}`
      return { data: { image_url_data: link, secret } }
    },
    sshKey(key) {
      const { line, md5 } = openSshOf(key.pem)
      return { ...pterodactylShapes.sshKey(key), fingerprint: md5, public_key: line }
    },
    event: nameOf,
    activity: flatActivity,
    row: (_, attributes) => attributes,
    list: (rows, object) =>
      object === 'ssh_key' && rows.length === 1 ? { data: rows[0] } : { data: rows },
    page: (rows) => ({ data: rows }),
  },
  words: {
    alreadyOn: { detail: 'Two factor already enabled' },
    wrongTwoFactorPassword: { detail: 'Invalid password' },
    invalidEmail: { status: 400 },
  },
})
