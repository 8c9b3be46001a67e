import type { QueryClient } from '@tanstack/react-query'

import { openQuestionsIn, questionSources } from '#src/feed/signals/open-questions.ts'
import type { Posture } from '#src/host/host.ts'
import { concernsOf } from '#src/keys/api-key-concerns.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { codesLeft, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'
import { mayBeOff } from '#src/two-factor/unheard-off.ts'

/** What a posture is made of. */
export const sources = {
  twoFactor: twoFactorQueries.state(),
  ...questionSources,
}

/** How many keys are idle; `null` where a row could not be read, or does not say when its key was used. */
function staleKeysIn(queries: QueryClient): number | null {
  const list = queries.getQueryData(sources.apiKeys.queryKey)
  if (list?.odd !== 0 || list.items.some(({ lastUsedAt }) => lastUsedAt === undefined))
    return null
  const now = Date.now()
  return list.items.filter((key) => concernsOf(key, { now }).includes('idle')).length
}

/** Whether two-factor is on, as far as that was read. */
export function twoFactorIn(queries: QueryClient): Posture['twoFactor'] {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  const said = account?.twoFactorEnabled ?? null
  const known = queries.getQueryData(sources.twoFactor.queryKey)
  const state = known?.state ?? (said === null ? 'unknown' : said ? 'on' : 'off')
  const told = queries.getQueryState(
    said === null ? sources.twoFactor.queryKey : accountQueries.me().queryKey,
  )
  if (
    state === 'on' &&
    account &&
    mayBeOff(hostOf(queries), account, told?.dataUpdatedAt ?? 0)
  )
    return 'unknown'
  // What told that it is off may be from before it was asked to be turned on, unheard.
  const mayBeOn = account && unheardCodes(hostOf(queries)).turnedOnAt(account) !== null
  return state === 'off' && mayBeOn ? 'unknown' : state
}

/**
 * What is known of an account's posture by what was read of it so far. Where Activity is left out, nobody could answer what
 * it asks: `hasActivity`.
 */
export function readPosture(queries: QueryClient, hasActivity: boolean): Posture {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account)
    return { twoFactor: 'unknown', codesLeft: null, staleKeys: null, openQuestions: null }
  const known = queries.getQueryData(sources.twoFactor.queryKey)
  const twoFactor = twoFactorIn(queries)
  return {
    twoFactor,
    codesLeft: known && twoFactor === 'on' ? codesLeft(known) : null,
    staleKeys: staleKeysIn(queries),
    openQuestions: hasActivity ? openQuestionsIn(queries) : null,
  }
}
