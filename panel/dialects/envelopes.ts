import type { Failure } from '../failure.ts'
import { json, type Reply } from '../reply.ts'

/** What a refusal looks like to a caller that expects JSON; `root` is the address of the panel. */
export type Envelope = (failure: Failure, root: string) => Reply

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
