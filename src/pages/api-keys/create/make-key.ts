import type { QueryClient } from '@tanstack/react-query'

import { type ApiKey, createApiKey, type CreatedApiKey } from '#src/api/api-keys.ts'
import { endpointName } from '#src/api/endpoint.ts'
import { isFailure } from '#src/api/failures.ts'
import { isInDoubt } from '#src/api/in-doubt.ts'
import type { List } from '#src/api/wire.ts'
import { resendDelay } from '#src/forms/look-again.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import type { Host } from '#src/host/host.ts'
import { madeHere } from '#src/keys/made-here.ts'
import type { Instant } from '#src/lib/instant.ts'
import { delay } from '#src/lib/network.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { panelScopedName } from '#src/session/panel-storage.ts'
import { notSameFailure, sameAccount } from '#src/session/same-account.ts'

import { readApiKeys } from './late-keys.ts'
import { isSame, looksLike, takeLateKeys } from './made-late.ts'
import { hasEnded, isUntold, toAskAbout, waitedFor } from './still-open.ts'
import {
  addRequest,
  changeRequests,
  forgetRequest,
  forgetRequests,
  isUnanswered,
  openRequest,
  type UnheardRequest,
  unheardRequests,
  type Wanted,
} from './unheard-requests.ts'

/** What became of a request for a key. */
export type Made =
  /** `sentAt`: which request it was. */
  | { kind: 'made'; created: CreatedApiKey; sentAt: Instant }
  /** The panel made it and its secret never came; more than one when others made keys just like it. */
  | { kind: 'lost'; keys: ApiKey[]; wanted: Wanted }
  /** Nothing was sent: a request for the same before this may still make one. */
  | { kind: 'open'; told: ToldFirst }
  /** Nothing was sent: keys just like it are there, and may be what another tab made while this one waited. */
  | { kind: 'open'; alike: readonly ApiKey[] }

/** What the list told of the first key; `untold`: it may be a row that cannot be read; `not-read`: it could not be read. */
export type ToldFirst = 'not-there' | 'untold' | 'not-read'

/** What is asked for. */
export type Asked = {
  wanted: Wanted
  /** Also where it comes to two keys. */
  isSure?: boolean
  /** The key (identifier) in whose place it comes, and may look like. */
  replaces?: string | undefined
  /** The keys (identifiers) that were asked about, as `alike`. */
  toldOf?: ReadonlySet<string>
  /** Is told that another tab comes first, and when that is over. */
  tellWaits?: (isWaiting: boolean) => void
}

/**
 * Reads the list before anything is sent; `null` when it cannot be read while nobody knows what a request for the same before this
 * has made, which counts for more than why.
 */
async function readFirst(
  queries: QueryClient,
  { wanted, isSure }: Asked,
): Promise<List<ApiKey> | null> {
  const last = unheardRequests(queries).findLast((request) =>
    isSame(request.wanted, wanted),
  )
  if (!last) return readApiKeys(queries)
  const { overAt } = last
  if (isUnanswered(last) && !isSure) {
    const longest = resendDelay({ waited: waitedFor(last) })
    // The clock may have been set back since.
    await delay(Math.min(longest, overAt + longest - Date.now()))
  }
  try {
    return await sendSignedIn(hostOf(queries), () => readApiKeys(queries))
  } catch (error) {
    if (isFailure(error)) return null
    throw error
  }
}

/**
 * One tab after the other, so that the keys of one are not taken for those of another. `work` hears whether it has waited, and
 * `tellWaits` that it does.
 */
async function oneTabAtATime<T>(
  host: Host,
  work: (hasWaited: boolean) => Promise<T>,
  tellWaits: Asked['tellWaits'],
): Promise<T> {
  // Only over HTTPS and on this computer; without locks tabs are told apart by what was asked for alone.
  const locks = host.locks()
  if (!locks) return work(false)
  const name = panelScopedName(host, 'create-api-key')
  let isGranted = false
  let isWaiting = false
  const begin = () => {
    isGranted = true
    if (isWaiting) tellWaits?.(false)
    return work(isWaiting)
  }
  try {
    const atOnce = await locks.request(name, { ifAvailable: true }, async (lock) =>
      lock === null ? null : { result: await begin() },
    )
    if (atOnce) return atOnce.result
    isWaiting = true
    tellWaits?.(true)
    return await locks.request(name, {}, begin)
  } catch (error) {
    // There may be locks that a browser grants to nobody, as in a sandbox.
    if (isGranted) throw error
    return begin()
  }
}

/**
 * Makes a key. When the answer does not tell, the list does: what was not there before and looks as asked for is it,
 * without its secret. When the list cannot be read either, or the panel gave no answer in time and may still make it, the
 * attempt is remembered: the next call looks before it sends anything, and sends nothing while the panel may still make the
 * same, or a key just like it came while another tab was waited for, unless somebody is sure. Throws the failure when no key was made, or when
 * nobody knows. The request of a key that was made counts as one that nobody has heard
 * until it is forgotten (`sentAt`). It is for the account that the page shows when it is called: once that is another, nothing
 * is sent, and nothing is remembered.
 */
export function makeKey(queries: QueryClient, asked: Asked): Promise<Made> {
  const { wanted, isSure, replaces, toldOf, tellWaits } = asked
  const isStillTheirs = sameAccount(queries)
  async function make(hasWaited: boolean): Promise<Made> {
    const list = await readFirst(queries, asked)
    if (!isStillTheirs()) throw notSameFailure(queries, endpointName(createApiKey(wanted)))
    if (!list) return { kind: 'open', told: 'not-read' }
    // What asked for something else is told beside what is asked for now.
    const come = takeLateKeys(queries, list.items, wanted)
    if (come) return { kind: 'lost', ...come }
    const twins = isSure ? [] : toAskAbout(unheardRequests(queries), wanted, list)
    if (twins.length > 0) {
      const isUnknown = twins.some((request) => isUntold(request, list))
      return { kind: 'open', told: isUnknown ? 'untold' : 'not-there' }
    }
    const alike = list.items.filter(
      (key) =>
        key.identifier !== replaces &&
        (hasWaited || toldOf?.has(key.identifier)) &&
        looksLike(key, wanted),
    )
    if (alike.length > 0 && !isSure) return { kind: 'open', alike }
    // What had no answer in time may come after this, too; and a row that cannot be read may be what came.
    forgetRequests(queries, (request) => hasEnded(request, list))
    const before = new Set(list.items.map(({ identifier }) => identifier))
    // Before it is on its way: the page may not be there any more when it is answered.
    const sentAt = addRequest(queries, openRequest(wanted, before, { oddBefore: list.odd }))
    const isThis = (request: UnheardRequest) => request.sentAt === sentAt
    try {
      const created = await clientOf(queries).request(createApiKey(wanted))
      const { identifier } = created.key
      madeHere(hostOf(queries)).add(identifier)
      if (!isStillTheirs()) return { kind: 'made', created, sentAt }
      // The one that was made is not the one that comes late.
      changeRequests(queries, (request) =>
        isThis(request)
          ? { made: identifier, overAt: Date.now() }
          : { before: new Set(request.before).add(identifier) },
      )
      return { kind: 'made', created, sentAt }
    } catch (error) {
      if (!isStillTheirs()) throw error
      if (!isFailure(error) || !isInDoubt(error)) {
        forgetRequest(queries, sentAt)
        throw error
      }
      const now = await readApiKeys(queries).catch(() => null)
      if (!isStillTheirs()) throw error
      const isListRead = now !== null && now.odd <= list.odd
      changeRequests(queries, (request) =>
        isThis(request) ? { lost: error, overAt: Date.now(), isListRead } : {},
      )
      const made = now && takeLateKeys(queries, now.items, wanted)
      if (made) return { kind: 'lost', ...made }
      // What has ended, and is not there, nobody has to look for.
      if (now)
        forgetRequests(queries, (request) => isThis(request) && hasEnded(request, now))
      throw error
    }
  }
  return oneTabAtATime(hostOf(queries), make, tellWaits)
}
