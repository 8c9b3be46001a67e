import { mayComeLate, type Failure } from '#src/api/failures.ts'
import type { List } from '#src/api/wire.ts'
import { timeGiven } from '#src/forms/look-again.ts'

import { isSame } from './made-late.ts'
import type { UnheardRequest, Wanted } from './unheard-requests.ts'

const waitedFor = (lost: Failure): number | null =>
  lost.kind === 'unavailable' ? lost.waited : null

/** For how many milliseconds the page has waited in vain for an answer to the last of these requests; `null` when that is not how it was lost. */
export const lastWait = (open: readonly UnheardRequest[]): number | null => {
  const last = open.at(-1)
  return last ? waitedFor(last.lost) : null
}

/**
 * Whether the panel may make a key after this failure, though its list does not have it by then. An error of the panel itself
 * and a refusal of whoever stands before it end the request. Anything else that is no answer of a panel may come from a
 * server on the way, behind which the panel is at it still: a page, an empty body, JSON that is cut off.
 */
const mayStillMake = (lost: Failure): boolean =>
  mayComeLate(lost) || lost.kind === 'surprise'

/** Whether a row of a list that cannot be read may be what a request made. */
export const isUntold = (
  { oddBefore }: UnheardRequest,
  { odd }: Pick<List<unknown>, 'odd'>,
): boolean => odd > oddBefore

/** Whether a request may have made, or may still make, a key that a list does not show. */
export const isOpen = (
  request: UnheardRequest,
  list: Pick<List<unknown>, 'odd'>,
): boolean => mayStillMake(request.lost) || isUntold(request, list)

/**
 * Whether a list that was read just now, and does not show the key of a request, leaves it likely to come: for three times the
 * time that a write is given, a minute. Nothing proves that a panel will not make a key, but it gives up by itself
 * before that: PHP after 30 s of work, MySQL after 50 s of waiting for a lock.
 */
const isLikely = (
  request: UnheardRequest,
  list: Pick<List<unknown>, 'odd'>,
  now: number,
): boolean => {
  const { lost, sentAt } = request
  const isTimeLeft = now < sentAt + 3 * timeGiven({ waited: waitedFor(lost) })
  return (mayStillMake(lost) && isTimeLeft) || isUntold(request, list)
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
