import type { QueryClient } from '@tanstack/react-query'

import { type ApiKey, createApiKey, type CreatedApiKey } from '#src/api/api-keys.ts'
import { isFailure, isInDoubt, mayComeLate } from '#src/api/failures.ts'
import type { List } from '#src/api/wire.ts'
import { resendDelay } from '#src/forms/look-again.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import type { Host } from '#src/host/host.ts'
import { delay } from '#src/lib/network.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { panelScopedName } from '#src/session/panel-storage.ts'

import { readApiKeys } from './late-keys.ts'
import { isSame, takeLateKeys } from './made-late.ts'
import { isOpen, isUntold, toAskAbout } from './still-open.ts'
import {
  keepUnheardRequests,
  openRequest,
  type UnheardRequest,
  unheardRequests,
  type Wanted,
} from './unheard-requests.ts'

/** What became of a request for a key. */
export type Made =
  | { kind: 'made'; created: CreatedApiKey }
  /** The panel made it and its secret never came; more than one when others made keys just like it. */
  | { kind: 'lost'; keys: ApiKey[]; wanted: Wanted }
  /** Nothing was sent: a request for the same before this may still make one. `isUntold`: or has made one of the rows that cannot be read. */
  | { kind: 'open'; isUntold: boolean }

/** What is asked for. `isSure`: also where it comes to two keys. */
export type Asked = { wanted: Wanted; isSure?: boolean }

/**
 * Reads the list before anything is sent. While nobody knows what an attempt for the same before this has made, it throws
 * that, not that reading failed.
 */
async function readFirst(
  queries: QueryClient,
  open: readonly UnheardRequest[],
  { wanted, isSure }: Asked,
): Promise<List<ApiKey>> {
  const last = open.findLast((request) => isSame(request.wanted, wanted))
  if (!last) return readApiKeys(queries)
  if (mayComeLate(last.lost) && !isSure)
    await delay(last.lostAt + resendDelay(last.lost) - Date.now())
  try {
    return await sendSignedIn(hostOf(queries), () => readApiKeys(queries))
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
 * attempt is remembered: the next call looks before it sends anything, and sends nothing while the panel may still make the
 * same, unless somebody is sure. Throws the failure when no key was made, or when
 * nobody knows. Until `hearKey` the request of a key that was made counts as one that nobody has heard.
 */
export function makeKey(queries: QueryClient, asked: Asked): Promise<Made> {
  const { wanted, isSure } = asked
  return oneTabAtATime(hostOf(queries), async () => {
    const open = unheardRequests(queries)
    const list = await readFirst(queries, open, asked)
    // What asked for something else is told beside what is asked for now.
    const come = takeLateKeys(queries, list.items, wanted)
    if (come) return { kind: 'lost', ...come }
    const twins = isSure ? [] : toAskAbout(open, wanted, list)
    if (twins.length > 0)
      return { kind: 'open', isUntold: twins.some((request) => isUntold(request, list)) }
    // What had no answer in time may come after this, too; and a row that cannot be read may be what came.
    const late = open.filter((request) => isOpen(request, list))
    const sent = openRequest(
      wanted,
      new Set(list.items.map(({ identifier }) => identifier)),
      { oddBefore: list.odd },
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
      const now = await readApiKeys(queries).catch(() => null)
      const isListRead = now !== null && now.odd <= list.odd
      const attempt = { ...sent, lost: error, lostAt: Date.now(), isListRead }
      keepUnheardRequests(queries, [...late, attempt])
      const made = now && takeLateKeys(queries, now.items, wanted)
      if (made) return { kind: 'lost', ...made }
      // What has ended, and is not there, nobody has to look for.
      if (now && !isOpen(attempt, now)) keepUnheardRequests(queries, late)
      throw error
    }
  })
}
