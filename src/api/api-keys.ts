import * as z from 'zod/mini'

import { type Instant, parseInstant } from '#src/lib/instant.ts'

import type { Endpoint } from './endpoint.ts'
import { usableKey } from './keys.ts'
import {
  arranged,
  instantOrNull,
  isObject,
  item,
  type List,
  listOf,
  metaOf,
  someText,
  textOrNull,
  unwrap,
} from './wire.ts'

/** An API key, without its secret half. */
export type ApiKey = {
  identifier: string
  description: string | null
  /** None: it may be used from everywhere. `null`: not told, or in an unknown way. */
  allowedIps: string[] | null
  /** `null`: never used, as the panel says; `undefined`: the panel does not tell. */
  lastUsedAt: Instant | null | undefined
  createdAt: Instant | null
}

/** A key that was just made: the only time that the panel tells the whole of it. */
export type CreatedApiKey = { key: ApiKey; usable: string }

const attributes = z.pipe(
  z.object({
    identifier: someText,
    description: textOrNull,
    allowed_ips: z.catch(z.optional(z.nullable(z.array(z.string()))), undefined),
    last_used_at: z.optional(z.unknown()),
    created_at: instantOrNull,
  }),
  z.transform((wire): ApiKey => ({
    identifier: wire.identifier,
    description: wire.description,
    // Of keys without a list, old panels say `null` (contract §1.9).
    allowedIps: wire.allowed_ips === undefined ? null : (wire.allowed_ips ?? []),
    lastUsedAt:
      wire.last_used_at === null ? null : (parseInstant(wire.last_used_at) ?? undefined),
    createdAt: wire.created_at,
  })),
)
const apiKey: z.ZodMiniType<ApiKey> = item(attributes)

/** The secret half stands in `meta`, in some re-implementations among the attributes. */
function secretTokenOf(body: unknown): unknown {
  const inner = unwrap(body)
  return (
    metaOf(body, 'secret_token') ?? (isObject(inner) ? inner['secret_token'] : undefined)
  )
}

const createdApiKey: z.ZodMiniType<CreatedApiKey> = arranged(
  (body) => ({ key: body, secretToken: secretTokenOf(body) }),
  z.pipe(
    z.object({ key: apiKey, secretToken: someText }),
    z.transform(({ key, secretToken }) => ({
      key,
      usable: usableKey(key.identifier, secretToken),
    })),
  ),
)

/** Reads all API keys of the account, in the panel's order. */
export const apiKeysEndpoint: Endpoint<List<ApiKey>> = {
  method: 'GET',
  path: '/account/api-keys',
  schema: listOf(apiKey),
}

/** Makes a key. Refused at `description` or `allowed_ips`, or with `problemCodes.keyLimit`. */
export function createApiKey(key: {
  description: string
  allowedIps: readonly string[]
}): Endpoint<CreatedApiKey> {
  return {
    method: 'POST',
    path: '/account/api-keys',
    body: { description: key.description, allowed_ips: key.allowedIps },
    schema: createdApiKey,
    secret: true,
  }
}

/** Deletes a key; refused with status 404 when it is gone already. */
export function deleteApiKey(identifier: string): Endpoint<void> {
  return {
    method: 'DELETE',
    path: `/account/api-keys/${encodeURIComponent(identifier)}`,
    route: '/account/api-keys/{identifier}',
    schema: 'nothing',
    record: true,
  }
}
