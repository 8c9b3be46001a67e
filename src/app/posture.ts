import type { QueryClient } from '@tanstack/react-query'

import { agentReader, unreadableAgents } from '#src/feed/agent-query.ts'
import { recentActivity } from '#src/feed/recent.ts'
import { readDismissed } from '#src/feed/signals/dismissed.ts'
import { findSignals } from '#src/feed/signals/find-signals.ts'
import { openGroups } from '#src/feed/signals/groups.ts'
import { ownAgent } from '#src/feed/signals/own-agent.ts'
import { rememberedPlaces } from '#src/feed/signals/remembered.ts'
import type { Posture } from '#src/host/host.ts'
import { judgeApiKeys } from '#src/keys/api-key-concerns.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { codesLeft, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'
import { unheardCodes } from '#src/two-factor/unheard-codes.ts'

/** What a posture is made of. */
export const sources = {
  twoFactor: twoFactorQueries.state(),
  apiKeys: keyQueries.apiKeys(),
  signIns: recentActivity('sign-ins'),
  keys: recentActivity('keys'),
  account: recentActivity('account'),
  agents: agentReader(),
}

/** How many keys are idle; `null` where a row could not be read, or does not say when its key was used. */
function staleKeysIn(queries: QueryClient): number | null {
  const list = queries.getQueryData(sources.apiKeys.queryKey)
  if (list?.odd !== 0 || list.items.some(({ lastUsedAt }) => lastUsedAt === undefined))
    return null
  return judgeApiKeys(list.items, Date.now()).idle.length
}

/** How many notices Activity would show now, those behind "Show more" among them; `null` while not all is read. */
export function openQuestionsIn(queries: QueryClient): number | null {
  const person = queries.getQueryData(accountQueries.me().queryKey)
  const signIns = queries.getQueryData(sources.signIns.queryKey)
  const keys = queries.getQueryData(sources.keys.queryKey)
  const account = queries.getQueryData(sources.account.queryKey)
  const readAgent = queries.getQueryData(sources.agents.queryKey)
  if (!person || !signIns?.offered || !keys || !account || readAgent === undefined)
    return null
  const host = hostOf(queries)
  const signals = findSignals({
    signIns,
    keys,
    account,
    apiKeys: queries.getQueryData(sources.apiKeys.queryKey) ?? null,
    readAgent: readAgent ?? unreadableAgents,
    now: Date.now(),
    ownAgent: ownAgent(host),
    rememberedAt: rememberedPlaces(host, person),
  })
  return openGroups(signals, readDismissed(host, person)).length
}

/** Whether two-factor is on, as far as that was read. */
export function twoFactorIn(queries: QueryClient): Posture['twoFactor'] {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  const said = account?.twoFactorEnabled ?? null
  const known = queries.getQueryData(sources.twoFactor.queryKey)
  const state = known?.state ?? (said === null ? 'unknown' : said ? 'on' : 'off')
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
  return {
    twoFactor: twoFactorIn(queries),
    codesLeft: known?.state === 'on' ? codesLeft(known) : null,
    staleKeys: staleKeysIn(queries),
    openQuestions: hasActivity ? openQuestionsIn(queries) : null,
  }
}
