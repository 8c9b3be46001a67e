import type { QueryClient } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { hostOf } from '#src/session/panel-client.ts'

import { keepSecretless } from './keep-secretless.ts'
import {
  changeRequests,
  forgetRequests,
  isInFlight,
  isUnanswered,
  type UnheardRequest,
  unheardRequests,
  type Wanted,
} from './unheard-requests.ts'

const sorted = (addresses: readonly string[]) => [...addresses].sort().join(' ')

/** Whether the same thing is asked for: two such keys are twins, any others are two wishes. */
export const isSame = (one: Wanted, other: Wanted): boolean =>
  one.description === other.description &&
  sorted(one.allowedIps) === sorted(other.allowedIps)

/** Whether a key looks as asked for; one whose addresses the panel does not tell may. */
export const looksLike = ({ description, allowedIps }: ApiKey, wanted: Wanted): boolean =>
  description === wanted.description &&
  (allowedIps === null || sorted(allowedIps) === sorted(wanted.allowedIps))

/** Whether a request may have made this key: the one that its answer named, or else one that looks as asked for. */
export const mayHaveMade = (
  { wanted, before, made }: UnheardRequest,
  key: ApiKey,
): boolean =>
  made === null
    ? !before.has(key.identifier) && looksLike(key, wanted)
    : made === key.identifier

/** Whether a request had an answer, though it told nothing: it was rather carried out than what had none. */
const wasAnswered = (request: UnheardRequest): boolean =>
  !isInFlight(request) && !isUnanswered(request)

/**
 * Takes those requests away that may have made keys of a list, for whoever tells of these keys; gives the keys, with what
 * was asked for, and `null` for none. A key is of one request: of several that may have made it, the others may still make
 * theirs, and stay. The list marks these keys until somebody says what shall become of them (`secretless.ts`). `wanted`: only
 * those that asked for this.
 */
export function takeLateKeys(
  queries: QueryClient,
  list: readonly ApiKey[],
  wanted?: Wanted,
): { keys: ApiKey[]; wanted: Wanted } | null {
  const come = unheardRequests(queries).filter(
    (request) =>
      (!wanted || isSame(request.wanted, wanted)) &&
      list.some((key) => mayHaveMade(request, key)),
  )
  const [first] = come
  if (!first) return null
  const keys = list.filter((key) => come.some((request) => mayHaveMade(request, key)))
  const untaken = new Set(keys)
  const seenTo = new Set(
    come
      .toSorted((one, other) => Number(wasAnswered(other)) - Number(wasAnswered(one)))
      .filter((request) => {
        const own = [...untaken].find((key) => mayHaveMade(request, key))
        return own !== undefined && untaken.delete(own)
      })
      .map(({ sentAt }) => sentAt),
  )
  forgetRequests(queries, ({ sentAt }) => seenTo.has(sentAt))
  // Of more keys than requests nobody can tell which have come.
  if (untaken.size === 0)
    keepSecretless(
      hostOf(queries),
      keys.map(({ identifier }) => identifier),
    )
  const told = new Set(keys.map(({ identifier }) => identifier))
  const others = new Set(come.map(({ sentAt }) => sentAt))
  changeRequests(queries, ({ sentAt, before }) =>
    others.has(sentAt) ? { before: before.union(told) } : {},
  )
  return { keys, wanted: first.wanted }
}

/** `takeLateKeys` of the list as it was read last. */
export const takeListedKeys = (queries: QueryClient, wanted?: Wanted) =>
  takeLateKeys(
    queries,
    queries.getQueryData(keyQueries.apiKeys().queryKey)?.items ?? [],
    wanted,
  )
