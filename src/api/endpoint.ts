import type * as z from 'zod/mini'

/** A call as data: what is sent, and by what its failures are understood. */
export type Call = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** `web`: below the panel's origin; below the API base, with the key in key mode, when absent. */
  area?: 'web'
  /** Encoded, with query. */
  path: string
  /** The path without values, for messages; `path` when absent. */
  route?: string
  body?: Record<string, unknown>
  /** Whether the call changes something; by default everything but GET. */
  write?: boolean
  /** The answer carries a secret: no HTTP cache may keep it. */
  secret?: boolean
  /** The path names a record, so that a 404 may be about the record. */
  record?: boolean
  /** The feature whose presence an answer proves and a router's 404 or 405 disproves. */
  feature?: 'twoFactor'
  /** The field to which the panel forgets to tie a problem, by problem code. */
  fieldOf?: Partial<Record<string, string>>
}

/** A call, and how its answer is read. */
export type Endpoint<T> = Call & {
  /** Reads the JSON of a 2xx answer; `nothing`: no result is promised; of writes to the account the answer still has to prove success (`answer.ts`). */
  schema: z.ZodMiniType<T> | (undefined extends T ? 'nothing' : never)
  /** What a redirect to a page (not to the sign-in page) means here; otherwise a surprise. */
  whenRedirected?: () => T
}

/** Method and route template: how failures name a call. */
export function endpointName(call: Call): string {
  const route = call.route ?? call.path.split('?')[0]
  return `${call.method} ${route || '/'}`
}

/** Whether the call changes something. */
export function isWrite(call: Call): boolean {
  return call.write ?? call.method !== 'GET'
}
