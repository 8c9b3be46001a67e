import type { QueryClient } from '@tanstack/react-query'

import { accountEndpoint, identity } from '#src/api/account.ts'
import { type ApiKey, apiKeysEndpoint } from '#src/api/api-keys.ts'
import type { List } from '#src/api/wire.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { readOwnList, whatListTells } from '#src/keys/own-list.ts'
import { clientOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

import { isSame, mayHaveMade } from './made-late.ts'
import { unheardRequests, type UnheardRequest, type Wanted } from './unheard-requests.ts'

/** Reads the list as it is now, and makes sure whose it is (`readOwnList`). */
export const readApiKeys = (queries: QueryClient): Promise<List<ApiKey>> =>
  readOwnList(queries, keyQueries.apiKeys())

/** Whether the list has what requests before this have made late; `ofWhich`: these alone. Throws the failure of reading it. */
export async function hasLateKeys(
  queries: QueryClient,
  ofWhich: (request: UnheardRequest) => boolean = () => true,
): Promise<boolean> {
  const asked = () => unheardRequests(queries).filter(ofWhich)
  if (asked().length === 0) return false
  const { items } = await readApiKeys(queries)
  return asked().some((request) => items.some((key) => mayHaveMade(request, key)))
}

/**
 * The keys that requests before this have made late, by a list that is read beside the cache: while a secret is shown that is
 * told once, nothing may answer to what is read, not even a session that ended. Throws the failure of reading it.
 */
export async function readLateKeys(
  queries: QueryClient,
  signal: AbortSignal,
): Promise<ApiKey[]> {
  const client = clientOf(queries)
  const { items } = await client.request(apiKeysEndpoint, { signal })
  const whose = await client.request(accountEndpoint, { signal })
  const shown = queries.getQueryData(accountQueries.me().queryKey)
  if (!shown || identity(whose) !== identity(shown)) return []
  const open = unheardRequests(queries)
  return items.filter((key) => open.some((request) => mayHaveMade(request, key)))
}

/**
 * What the list tells of requests for this whose answer was lost; `again`: it is read once more, else what it told
 * when it was read right after them counts. Throws the failure of reading it.
 */
export async function whatBecameOf(
  queries: QueryClient,
  wanted: Wanted,
  again: boolean,
): Promise<'done' | 'not-done' | 'unknown'> {
  const isOfThis = (request: UnheardRequest) => isSame(request.wanted, wanted)
  if (again) return (await hasLateKeys(queries, isOfThis)) ? 'done' : 'not-done'
  const open = unheardRequests(queries).filter(isOfThis)
  return open.every(({ isListRead }) => isListRead) ? 'not-done' : 'unknown'
}

/** Whether the list does not have a key that was made. A row that cannot be read may be it. Throws the failure of reading, as `readOwnList`. */
export async function isDenied(
  queries: QueryClient,
  { identifier }: ApiKey,
): Promise<boolean> {
  const list = await readApiKeys(queries)
  return whatListTells(list, (key) => key.identifier === identifier) === 'not-there'
}
