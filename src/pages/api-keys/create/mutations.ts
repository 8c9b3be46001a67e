import { mutationOptions, type QueryClient } from '@tanstack/react-query'

import { type ApiKey, createApiKey, type CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import type { Host } from '#src/host/host.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { readOwnList } from '#src/keys/own-list.ts'
import { keepSecret } from '#src/lib/secret-reference.ts'
import { hostOf, clientOf } from '#src/session/panel-client.ts'
import { panelScopedName } from '#src/session/panel-storage.ts'

import { deleteOne } from '../mutations.ts'

/** What a key is asked for. */
export type Wanted = { description: string; allowedIps: readonly string[] }

/** A request for a key, and the keys (identifiers) that were there before it. */
type Request = { wanted: Wanted; before: ReadonlySet<string> }

/** A request whose outcome nobody knows, and how its answer was lost. */
type OpenAttempt = Request & { lost: Failure }

/** What is known from one press to the next: the attempt before that may have made a key, if there is one. */
export type Attempt = { current: OpenAttempt | null }

/** What became of a request for a key. */
type Made =
  | { kind: 'made'; created: CreatedApiKey }
  /** The panel made it and its secret was lost; more than one when others made keys just like it. */
  | { kind: 'lost'; keys: ApiKey[]; wanted: Wanted }

const readList = (queries: QueryClient) => readOwnList(queries, keyQueries.apiKeys())

/** Reads the list while nobody knows whether `open` made a key. Throws that it is not known, not that reading failed. */
async function readForOpen(
  queries: QueryClient,
  open: OpenAttempt,
): Promise<readonly ApiKey[]> {
  try {
    return await sendSignedIn(hostOf(queries), () => readList(queries))
  } catch (error) {
    throw isFailure(error) ? open.lost : error
  }
}

const sorted = (addresses: readonly string[]) => [...addresses].sort().join(' ')

/** The keys that `attempt` may have made. */
function candidates(list: readonly ApiKey[], { wanted, before }: Request): ApiKey[] {
  return list.filter(
    ({ identifier, description, allowedIps }) =>
      !before.has(identifier) &&
      description === wanted.description &&
      sorted(allowedIps) === sorted(wanted.allowedIps),
  )
}

/** One tab after the other, so that the keys of one are not taken for those of another. */
function oneTabAtATime<T>(host: Host, work: () => Promise<T>): Promise<T> {
  // Only over HTTPS and on this computer; without locks tabs are told apart by what was asked for alone.
  const locks = host.locks()
  return locks ? locks.request(panelScopedName(host, 'create-api-key'), {}, work) : work()
}

/**
 * Makes a key. When the answer is lost the list tells: what was not there before and looks as asked for is it, without
 * its secret. When the list cannot be read either, `attempt` remembers it: the next call looks before it sends anything.
 * Throws the failure when no key was made, or when nobody knows.
 */
function makeKey(queries: QueryClient, wanted: Wanted, attempt: Attempt): Promise<Made> {
  return oneTabAtATime(hostOf(queries), async () => {
    const open = attempt.current
    const list = await (open ? readForOpen(queries, open) : readList(queries))
    attempt.current = null
    const found = open ? candidates(list, open) : []
    if (open && found.length > 0) return { kind: 'lost', keys: found, wanted: open.wanted }
    const sent = { wanted, before: new Set(list.map(({ identifier }) => identifier)) }
    try {
      return {
        kind: 'made',
        created: await clientOf(queries).request(createApiKey(wanted)),
      }
    } catch (error) {
      if (!isFailure(error) || !error.mayHaveRun) throw error
      const now = await readList(queries).catch(() => null)
      const keys = now ? candidates(now, sent) : []
      if (keys.length > 0) return { kind: 'lost', keys, wanted }
      if (!now) attempt.current = { ...sent, lost: error }
      throw error
    }
  })
}

const changes = [keyQueries.apiKeys().queryKey]

type Creation = { wanted: Wanted; attempt: Attempt }

/** What became of a lost key and of the one in its place. `not-made`: the lost one is deleted, and that is all. */
type Replacing = Made | { kind: 'not-made'; failure: Failure }

export const createKeyMutations = {
  /** Makes a key; comes to what was made, with its secret. */
  create: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'create'],
      mutationFn: async ({ wanted, attempt }: Creation, { client }) =>
        keepSecret(await makeKey(client, wanted, attempt)),
      meta: { changes, reading: 'later' },
    }),
  /** Deletes a key whose secret nobody has seen, unless that was done (`null`), and makes another. */
  replace: () =>
    mutationOptions({
      mutationKey: ['api-keys', 'replace'],
      mutationFn: async (
        { lost, wanted, attempt }: Creation & { lost: ApiKey | null },
        { client },
      ) => {
        const deletion = lost && (await deleteOne(client, lost))
        if (deletion && 'failure' in deletion) throw deletion.failure
        try {
          const made = await sendSignedIn(hostOf(client), () =>
            makeKey(client, wanted, attempt),
          )
          return keepSecret<Replacing>(made)
        } catch (failure) {
          if (!isFailure(failure)) throw failure
          return keepSecret<Replacing>({ kind: 'not-made', failure })
        }
      },
      meta: { changes, reading: 'later' },
    }),
}
