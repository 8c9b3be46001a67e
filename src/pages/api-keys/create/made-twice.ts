import type { QueryClient } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { hostOf } from '#src/session/panel-client.ts'

import { keepSecretless } from './keep-secretless.ts'
import { looksLike, mayHaveMade } from './made-late.ts'
import { readShown } from './shown-here.ts'
import { type UnheardRequest, unheardRequests } from './unheard-requests.ts'

/** Panels tell when a key was made in whole seconds. */
const second = 1000

/**
 * Keys of a list that look like one that an answer named, were not there before it was asked for, and were made at about the
 * same time: a browser asks again by itself where a kept connection breaks before the answer, and the panel has then made two.
 * Nothing proves that this is why they are there.
 */
export function madeTwice(
  list: readonly ApiKey[],
  key: ApiKey,
  { wanted, before, sentAt, overAt }: UnheardRequest,
): ApiKey[] {
  const { createdAt } = key
  if (createdAt === null) return []
  return list.filter(
    (other) =>
      other.identifier !== key.identifier &&
      !before.has(other.identifier) &&
      looksLike(other, wanted) &&
      other.createdAt !== null &&
      // The answer is that of the last.
      other.createdAt <= createdAt + second &&
      other.createdAt >= createdAt - (overAt - sentAt) - second,
  )
}

/**
 * `madeTwice` of the list as it was read last, without what is told as made late for another request, and what another tab of
 * this browser has made and shown. The list marks them until somebody says what shall become of them.
 */
export function takeMadeTwice(
  queries: QueryClient,
  key: ApiKey,
  request: UnheardRequest,
): ApiKey[] {
  const list = queries.getQueryData(keyQueries.apiKeys().queryKey)?.items ?? []
  const open = unheardRequests(queries)
  const host = hostOf(queries)
  const shown = readShown(host)
  const twins = madeTwice(list, key, request).filter(
    (other) =>
      !shown.has(other.identifier) && !open.some((each) => mayHaveMade(each, other)),
  )
  if (twins.length > 0)
    keepSecretless(
      host,
      twins.map(({ identifier }) => identifier),
    )
  return twins
}
