import { mutationOptions, type QueryClient } from '@tanstack/react-query'

import { type ApiKey, createApiKey, type CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, isInDoubt, mayComeLate, type Failure } from '#src/api/failures.ts'
import type { List } from '#src/api/wire.ts'
import { resendDelay } from '#src/forms/look-again.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import type { Host } from '#src/host/host.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { readOwnList, whatListTells } from '#src/keys/own-list.ts'
import { delay } from '#src/lib/network.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { hostOf, clientOf } from '#src/session/panel-client.ts'
import { panelScopedName } from '#src/session/panel-storage.ts'
import { readNow } from '#src/session/read-now.ts'

import { deleteOne } from '../mutations.ts'
import {
  hasUnheardKeys,
  forgetRequests,
  keepUnheardRequests,
  mayHaveMade,
  openRequest,
  takeLateKeys,
  type UnheardRequest,
  unheardRequests,
  type Wanted,
} from './unheard-requests.ts'

/** What became of a request for a key. */
type Made =
  | { kind: 'made'; created: CreatedApiKey }
  /** The panel made it and its secret never came; more than one when others made keys just like it. */
  | { kind: 'lost'; keys: ApiKey[]; wanted: Wanted }

const readList = (queries: QueryClient) => readOwnList(queries, keyQueries.apiKeys())

/**
 * Reads the list before anything is sent. While nobody knows what an attempt before this has made, it throws that, not that
 * reading failed.
 */
async function readFirst(
  queries: QueryClient,
  open: readonly UnheardRequest[],
): Promise<List<ApiKey>> {
  const last = open.at(-1)
  if (!last) return readList(queries)
  if (mayComeLate(last.lost)) await delay(last.lostAt + resendDelay(last.lost) - Date.now())
  try {
    return await sendSignedIn(hostOf(queries), () => readList(queries))
  } catch (error) {
    throw isFailure(error) ? last.lost : error
  }
}

/** One tab after the other, so that the keys of one are not taken for those of another. */
async function oneTabAtATime<T>(host: Host, work: () => Promise<T>): Promise<T> {
  // Only over HTTPS and on this computer; without locks tabs are told apart by what was asked for alone.
  const locks = host.locks()
  if (!locks) return work()
  let isGranted = false
  const begin = () => {
    isGranted = true
    return work()
  }
  try {
    return await locks.request(panelScopedName(host, 'create-api-key'), {}, begin)
  } catch (error) {
    // There may be locks that a browser grants to nobody, as in a sandbox.
    if (isGranted) throw error
    return work()
  }
}

/**
 * Makes a key. When the answer does not tell, the list does: what was not there before and looks as asked for is it,
 * without its secret. When the list cannot be read either, or the panel gave no answer in time and may still make it, the
 * attempt is remembered: the next call looks before it sends anything. Throws the failure when no key was made, or when
 * nobody knows. Until `hearKey` the request of a key that was made counts as one that nobody has heard.
 */
function makeKey(queries: QueryClient, wanted: Wanted): Promise<Made> {
  return oneTabAtATime(hostOf(queries), async () => {
    const open = unheardRequests(queries)
    const list = await readFirst(queries, open)
    // What asked for something else is told beside what is asked for now.
    const come = takeLateKeys(queries, list.items, wanted)
    if (come) return { kind: 'lost', ...come }
    // What had no answer in time may come after this, too; and a row that cannot be read may be what came.
    const late = open.filter(
      ({ lost, isListRead }) => mayComeLate(lost) || (!isListRead && list.odd > 0),
    )
    const sent = openRequest(
      wanted,
      new Set(list.items.map(({ identifier }) => identifier)),
    )
    // Before it is on its way: the page may not be there any more when it is answered.
    keepUnheardRequests(queries, [...late, sent])
    try {
      const created = await clientOf(queries).request(createApiKey(wanted))
      // The one that was made is not the one that comes late.
      for (const { before } of late) before.add(created.key.identifier)
      keepUnheardRequests(queries, [...late, sent])
      return { kind: 'made', created }
    } catch (error) {
      if (!isFailure(error) || !isInDoubt(error)) {
        keepUnheardRequests(queries, late)
        throw error
      }
      const now = await readList(queries).catch(() => null)
      const isListRead = now !== null && now.odd <= list.odd
      const attempt = { ...sent, lost: error, lostAt: Date.now(), isListRead }
      keepUnheardRequests(queries, [...late, attempt])
      const made = now && takeLateKeys(queries, now.items, wanted)
      if (made) return { kind: 'lost', ...made }
      if (isListRead && !mayComeLate(error)) keepUnheardRequests(queries, late)
      throw error
    }
  })
}

const changes = [keyQueries.apiKeys().queryKey]

/** What became of a lost key and of the one in its place. `not-made`: the lost one is deleted, and that is all. */
type Replacing = Made | { kind: 'not-made'; failure: Failure }

export const createKeyMutations = {
  /** Makes a key; comes to what was made, with its secret. */
  create: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'create'],
      mutationFn: async (wanted: Wanted, { client }) =>
        keepSecret(await makeKey(client, wanted)),
      meta: { changes, reading: 'later' },
    }),
  /** Deletes a key whose secret nobody has seen, unless that was done (`null`), and makes another. */
  replace: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'replace'],
      mutationFn: async (
        { lost, wanted }: { lost: ApiKey | null; wanted: Wanted },
        { client },
      ) => {
        const deletion = lost && (await deleteOne(client, lost))
        if (deletion && 'failure' in deletion) throw deletion.failure
        try {
          const made = await sendSignedIn(hostOf(client), () => makeKey(client, wanted))
          return keepSecret<Replacing>(made)
        } catch (failure) {
          if (!isFailure(failure)) throw failure
          return keepSecret<Replacing>({ kind: 'not-made', failure })
        }
      },
      meta: { changes, reading: 'later', tellsFailures: true },
    }),
}

/** A key is here with its secret, and whoever asked for it sees it: its request has been heard. */
export const hearKey = (queries: QueryClient, key: ApiKey): void =>
  forgetRequests(queries, (request) => mayHaveMade(request, key))

/** Whether the list has what requests before this have made late. Throws the failure of reading it. */
export async function hasLateKeys(queries: QueryClient): Promise<boolean> {
  if (unheardRequests(queries).length === 0) return false
  return hasUnheardKeys(queries, (await readList(queries)).items)
}

/** Whether the list does not have a key that was made. A row that cannot be read may be it. Throws the failure of reading. */
export async function isDenied(
  queries: QueryClient,
  { identifier }: ApiKey,
): Promise<boolean> {
  const list = await readNow(queries, keyQueries.apiKeys())
  return whatListTells(list, (key) => key.identifier === identifier) === 'not-there'
}
