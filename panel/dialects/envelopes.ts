import type { Failure } from '../failure.ts'
import { json, type Reply } from '../reply.ts'

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
