import type { ApiKey } from '#src/api/api-keys.ts'
import type { List } from '#src/api/wire.ts'
import { likelyUntil } from '#src/forms/look-again.ts'
import type { Instant } from '#src/lib/instant.ts'

import { isSame, mayHaveMade } from './made-late.ts'
import { mayStillMake, type UnheardRequest, type Wanted } from './unheard-requests.ts'

/** For how many milliseconds the page has waited in vain for an answer to a request; `null` when that is not how it was lost. */
export const waitedFor = ({ lost }: UnheardRequest): number | null =>
  lost?.kind === 'unavailable' ? lost.waited : null

/** For how many milliseconds the page has waited in vain for an answer to the last of these requests; `null` when that is not how it was lost. */
export const lastWait = (open: readonly UnheardRequest[]): number | null => {
  const last = open.at(-1)
  return last ? waitedFor(last) : null
}

/** Whether a row of a list that cannot be read may be what a request made. */
export const isUntold = (
  { oddBefore }: UnheardRequest,
  { odd }: Pick<List<unknown>, 'odd'>,
): boolean => odd > oddBefore

/** Whether nothing comes of a request any more, by a list that was read after it. */
export const hasEnded = (request: UnheardRequest, list: List<ApiKey>): boolean =>
  !mayStillMake(request) &&
  !isUntold(request, list) &&
  !list.items.some((key) => mayHaveMade(request, key))

/**
 * Whether a list that was read just now, and does not show the key of a request, leaves it likely to come (`likelyUntil`).
 */
export function isLikely(
  request: UnheardRequest,
  list: Pick<List<unknown>, 'odd'>,
  now: Instant,
): boolean {
  const isTimeLeft = now < likelyUntil(request.sentAt, { waited: waitedFor(request) })
  return (mayStillMake(request) && isTimeLeft) || isUntold(request, list)
}

/** The requests for the same thing of which somebody is asked before another one is sent. */
export const toAskAbout = (
  open: readonly UnheardRequest[],
  wanted: Wanted,
  list: Pick<List<unknown>, 'odd'>,
): UnheardRequest[] =>
  open.filter(
    (request) => isSame(request.wanted, wanted) && isLikely(request, list, Date.now()),
  )
