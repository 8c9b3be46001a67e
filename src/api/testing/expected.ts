import { readers } from './readers.ts'
import { type Recording, titleOf } from './recordings.ts'

/** What must come of a recording: properties of the failure, or of the value. */
export type Expected = { failure?: Record<string, unknown>; value?: unknown }

type PanelError = {
  code: string
  detail: string
  meta?: { source_field: string; rule: string | null }
}

/** Rows that the rules below do not explain, by the end of the recording's name. */
const special: readonly [RegExp, Expected][] = [
  [/login\.login-when-logged-in$/, { value: { complete: true, redirected: true } }],
  [/2fa\.checkpoint\.after-login-again$/, { value: { complete: true, redirected: true } }],
  [/login\.bad-password-accept-any$/, { value: { complete: true, redirected: true } }],
  [/(?:story\.forgot(?:\.unknown)?|sessions\.reset\.asked)$/, { value: 'asked' }],
  [/login-while-signed-in\.session\.forgotten-password$/, { value: 'signed-in' }],
  [
    /sessions\.login-while-signed-in\.(?:session|remember)\.(?:o\S+-password|nonsense)$/,
    { value: { complete: true, redirected: true } },
  ],
  [
    /ssh-keys\.remove\.DELETE-by-path$/,
    { failure: { kind: 'refused', status: 404, code: 'slash-in-fingerprint' } },
  ],
  [
    /lockout5\.(?:attempt-[67]|then-right-password|other-user-same-ip)$/,
    { failure: { kind: 'throttled', scope: 'lockout' } },
  ],
]

/** Complaints without a field: code to know them by, and the field by what was called. */
const untied: readonly [string, string, Record<string, string>][] = [
  [
    'The password provided was ',
    'InvalidPasswordProvidedException',
    {
      '/email': 'password',
      '/password': 'current_password',
      '/two-factor': 'password',
      '/two-factor/disable': 'password',
    },
  ],
  [
    'The provided two-factor authentication token was not valid.',
    'TwoFactorAuthenticationTokenInvalid',
    { '/two-factor': 'code' },
  ],
  [
    'The two-factor authentication token was invalid.',
    'TwoFactorAuthenticationTokenInvalid',
    { '/auth/login/checkpoint': 'authentication_code' },
  ],
  [
    'The recovery token provided is not valid.',
    'wrong-recovery-code',
    { '/auth/login/checkpoint': 'recovery_token' },
  ],
  ['No account matching those credentials could be found.', 'wrong-credentials', {}],
  ['The authentication token provided has expired', 'checkpoint-expired', {}],
  ['You have reached the account limit for number of API keys.', 'api-key-limit', {}],
  ['Two-factor authentication is already enabled', 'two-factor-enabled', {}],
  ['Failed to validate reCAPTCHA data.', 'captcha', {}],
]

function routeOf({ request }: Recording): string {
  return request.path
    .replace(/\?.*$/, '')
    .replace('/api/client/account', '')
    .replace(/\/$/, '')
}

function errorsOf({ response: { body } }: Recording): PanelError[] {
  return typeof body === 'object' && body !== null && 'errors' in body
    ? (body.errors as PanelError[])
    : []
}

function refused(recording: Recording): Record<string, unknown> {
  const fields: Record<string, unknown[]> = {}
  const problems: unknown[] = []
  for (const { code, detail, meta } of errorsOf(recording)) {
    const row = meta ? undefined : untied.find(([words]) => detail.startsWith(words))
    const field = meta?.source_field.split('.')[0] ?? row?.[2][routeOf(recording)]
    const problem = {
      code: row?.[1] ?? code,
      detail,
      rule: meta?.rule || null,
      at: meta?.source_field ?? null,
    }
    if (field) (fields[field] ??= []).push(problem)
    else problems.push(problem)
  }
  return { kind: 'refused', status: recording.response.status, fields, problems }
}

function throttled(recording: Recording): Record<string, unknown> {
  const told = recording.response.headers['retry-after']
  const [first] = errorsOf(recording)
  const seconds = Number(told ?? /(\d+) seconds/.exec(first?.detail ?? '')?.[1])
  return { kind: 'throttled', scope: 'rate', seconds, detail: first?.detail ?? '' }
}

function forbidden(detail: string): Record<string, unknown> {
  if (detail.startsWith('This IP address ('))
    return {
      kind: 'forbidden',
      reason: 'address',
      address: detail.split(/[()]/)[1],
      detail,
    }
  const reason = detail.includes('application API key') ? 'application-key' : 'unknown'
  return { kind: 'forbidden', reason, detail, address: null }
}

function failureFor(recording: Recording, hasKey: boolean): Record<string, unknown> {
  const { status } = recording.response
  const [first] = errorsOf(recording)
  const isPage = titleOf(recording) !== undefined
  const isWrite = recording.request.method !== 'GET'
  switch (status) {
    case 401:
      return { kind: 'unauthenticated', status }
    case 419:
      return hasKey
        ? { kind: 'forbidden', reason: 'unknown' }
        : { kind: 'unauthenticated', status }
    case 429:
      return throttled(recording)
    case 500:
      return { kind: 'unavailable', reason: 'server', status, mayHaveRun: isWrite }
    case 503:
      return {
        kind: 'unavailable',
        reason: isPage ? 'proxy' : 'maintenance',
        status,
        // Only `artisan down --retry` names a time.
        seconds: recording.response.headers['retry-after'] ? 60 : null,
        // Maintenance stands before everything (contract rule 0.23).
        mayHaveRun: isPage && isWrite,
      }
  }
  if (isPage)
    return status === 403
      ? { kind: 'unavailable', reason: 'proxy', mayHaveRun: false }
      : { kind: 'surprise', mayHaveRun: isWrite && status < 400 }
  if (first?.code === 'TwoFactorAuthRequiredException')
    return { kind: 'two-factor-required' }
  if (status === 403) return forbidden(first?.detail ?? '')
  if (status === 405 || (status === 404 && first?.detail.startsWith('The route ')))
    return { kind: 'unsupported', status }
  return refused(recording)
}

/** What must come of this recording, by its status and body alone. */
export function expectedOf(recording: Recording, hasKey: boolean): Expected {
  const row = special.find(([name]) => name.test(recording.name))
  if (row) return row[1]
  const { status, headers, body } = recording.response
  if (status === 302)
    return String(headers['location']).endsWith('/auth/login')
      ? { failure: { kind: 'unauthenticated', status: null } }
      : {
          failure: { kind: 'surprise', mayHaveRun: recording.request.method !== 'GET' },
        }
  if (status >= 400 || titleOf(recording) !== undefined)
    return { failure: failureFor(recording, hasKey) }
  const read = readers[`${recording.request.method} ${routeOf(recording)}`]
  if (status === 204)
    return read ? { failure: { kind: 'surprise', mayHaveRun: true } } : { value: undefined }
  if (read) return { value: read(body as never) }
  return { value: recording.request.method === 'GET' ? body : undefined }
}
