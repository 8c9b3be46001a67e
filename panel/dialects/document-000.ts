import type { Dialect } from './dialect.ts'
import { pterodactyl10 } from './pterodactyl-1.0.ts'
import { oldComplaint, withErrors } from './shapes.ts'

const generic = 'An error was encountered while processing this request.'

/** The first document: two-factor by code alone but turned off with POST, old complaints about e-mail, keys in two odd halves. */
export const document000: Dialect = {
  ...pterodactyl10,
  name: 'document-000',
  twoFactor: pterodactyl10.twoFactor && {
    ...pterodactyl10.twoFactor,
    disable: { method: 'POST', path: '/two-factor/disable' },
    wrongPassword: { code: 'BadRequestHttpException', detail: generic },
  },
  emailChanged: 201,
  apiKeys: { ...pterodactyl10.apiKeys, secretPrefix: 'ptlc_' },
  reshape({ path, status, body }) {
    if (status === 422 && path.endsWith('/email')) {
      return { status: 400, body: withErrors(body, oldComplaint) }
    }
    if (status !== 404) return { status, body }
    return { status, body: withErrors(body, (error) => ({ ...error, detail: generic })) }
  },
}
