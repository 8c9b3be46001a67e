import type { Dialect } from './dialect.ts'
import { pterodactyl1118 } from './pterodactyl-1.11.8.ts'
import { isShown } from './shapes.ts'

const pixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

/** The third document: set-up answers with a picture, and there are three recovery codes of eight characters. */
export const document002: Dialect = {
  ...pterodactyl1118,
  name: 'document-002',
  twoFactor: pterodactyl1118.twoFactor && {
    ...pterodactyl1118.twoFactor,
    recoveryCodes: { count: 3, length: 8 },
    secretLength: 16,
  },
  reshape({ status, body }) {
    const data = isShown(body) ? body['data'] : null
    if (!isShown(data) || !('image_url_data' in data)) return { status, body }
    return { status, body: { data: { ...data, image_url_data: pixel } } }
  },
}
