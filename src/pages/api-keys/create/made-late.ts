import type { QueryClient } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { mayComeLate } from '#src/api/failures.ts'

import {
  keepUnheardRequests,
  type UnheardRequest,
  unheardRequests,
  type Wanted,
} from './unheard-requests.ts'

/** Forgets requests that are seen to. */
export function forgetRequests(
  queries: QueryClient,
  isSeenTo: (request: UnheardRequest) => boolean,
): void {
  const open = unheardRequests(queries)
  if (open.some(isSeenTo))
    keepUnheardRequests(
      queries,
      open.filter((request) => !isSeenTo(request)),
    )
}

const sorted = (addresses: readonly string[]) => [...addresses].sort().join(' ')

/** Whether the same thing is asked for: two such keys are twins, any others are two wishes. */
export const isSame = (one: Wanted, other: Wanted): boolean =>
  one.description === other.description &&
  sorted(one.allowedIps) === sorted(other.allowedIps)

/** Whether a request may have made this key. */
export const mayHaveMade = (
  { wanted, before }: UnheardRequest,
  { identifier, description, allowedIps }: ApiKey,
): boolean =>
  !before.has(identifier) &&
  description === wanted.description &&
  (allowedIps === null || sorted(allowedIps) === sorted(wanted.allowedIps))

/**
 * Takes those requests away that may have made keys of a list, for whoever tells of these keys; gives the keys, with what
 * was asked for, and `null` for none. A key is of one request: of several that may have made it, the others may still make
 * theirs, and stay. `wanted`: only those that asked for this.
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
  // What had an answer, though it told nothing, was rather carried out than what had none.
  const seenTo = come
    .toSorted(
      (one, other) => Number(mayComeLate(one.lost)) - Number(mayComeLate(other.lost)),
    )
    .filter((request) => {
      const own = [...untaken].find((key) => mayHaveMade(request, key))
      return own !== undefined && untaken.delete(own)
    })
  for (const { before } of come) for (const { identifier } of keys) before.add(identifier)
  forgetRequests(queries, (request) => seenTo.includes(request))
  return { keys, wanted: first.wanted }
}
