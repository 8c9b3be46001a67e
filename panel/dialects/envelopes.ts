import type { Complaint, Failure } from '../failure.ts'
import { html, json, redirect, type Reply } from '../reply.ts'

/** What a refusal looks like to a caller that expects JSON; `root` is the address of the panel. */
export type Envelope = (failure: Failure, root: string) => Reply

/** Of before Pterodactyl 1.0: what is wrong with a field has its rule for a name, and no status; 400 it is. */
export const sourceFieldList: Envelope = (failure, root) => {
  const { complaints, code } = failure
  if (!complaints.some(({ meta }) => meta)) return errorList(failure, root)
  const errors = complaints.map(({ detail, meta }) => ({
    code: meta?.rule || code,
    detail,
    source: { field: meta?.source_field },
  }))
  return json({ errors }, 400)
}

/** Pterodactyl's: an entry for each complaint, with the name of the exception. */
export const errorList: Envelope = ({ status, innerStatus, code, complaints }) =>
  json(
    {
      errors: complaints.map(({ detail, meta }) => ({
        code,
        status: String(innerStatus),
        detail,
        ...(meta && { meta }),
      })),
    },
    status,
  )

const firstOf = ({ complaints }: Failure) => complaints[0]?.detail ?? ''

/** What a panel in debug mode lets out beside the rest: where it broke, and on the way from where. */
const traced: Envelope = (failure, root) => {
  const { status, code, complaints } = failure
  if (complaints.some(({ meta }) => meta)) return errorList(failure, root)
  const file = '/var/www/pterodactyl/app/Exceptions/Handler.php'
  const trace = [`#0 ${file}(184): handle()`, '#1 {main}']
  // Then not even what the panel breaks over has a sentence for people.
  const raw =
    "SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column 'name' at row 1"
  const detail = status === 500 ? raw : firstOf(failure)
  const source = { line: 184, file }
  const meta = { trace, previous: [] }
  return json({ errors: [{ code, status: String(status), detail, source, meta }] }, status)
}

/** What is wrong with each field, as the framework itself tells it. */
function byField(complaints: readonly Complaint[]) {
  const fields = new Map<string, string[]>()
  for (const { detail, meta } of complaints) {
    const field = meta?.source_field
    if (field !== undefined) fields.set(field, [...(fields.get(field) ?? []), detail])
  }
  return fields.size > 0 ? { errors: Object.fromEntries(fields) } : {}
}

/** Every envelope that an answer of such a panel, or of what stands before it, has (contract §3.1, in that order). */
export const envelopes = {
  'error-list': errorList,
  'empty-detail': (failure) =>
    json(
      {
        errors: failure.complaints.map(() => ({
          code: failure.code,
          status: String(failure.status),
          detail: '',
        })),
      },
      failure.status,
    ),
  debug: traced,
  'source-field': (failure, root) => ({
    ...sourceFieldList(failure, root),
    status: failure.status,
  }),
  framework: (failure) =>
    json({ message: firstOf(failure), ...byField(failure.complaints) }, failure.status),
  message: (failure) => json({ message: firstOf(failure) }, failure.status),
  error: (failure) => json({ error: firstOf(failure) }, failure.status),
  texts: ({ complaints, status }) =>
    json({ errors: complaints.map(({ detail }) => detail) }, status),
  'no-success': (failure) =>
    json({ success: false, message: firstOf(failure) }, failure.status),
  page: ({ status }) => html(String(status), status),
  redirect: (_, root) => redirect(`${root}/auth/login`),
  empty: ({ status }) => ({ status, body: null, type: null }),
} as const satisfies Record<string, Envelope>

export type EnvelopeName = keyof typeof envelopes
