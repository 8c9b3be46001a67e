import type { Dialect } from './dialect.ts'
import { pterodactyl10 } from './pterodactyl-1.0.ts'
import { oldComplaint, withErrors } from './shapes.ts'

/** The fourth document: keys are made with 201 and never deleted; old complaints about e-mail. */
export const document003: Dialect = {
  ...pterodactyl10,
  name: 'document-003',
  emailChanged: 201,
  apiKeys: { ...pterodactyl10.apiKeys, deletes: false },
  reshape({ method, path, status, body }) {
    if (status === 422 && path.endsWith('/email')) {
      return { status: 400, body: withErrors(body, oldComplaint) }
    }
    const isNewKey = method === 'POST' && path.endsWith('/api-keys') && status === 200
    return { status: isNewKey ? 201 : status, body }
  },
}
