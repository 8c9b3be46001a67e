import { hashKey, type QueryClient } from '@tanstack/react-query'

import { identity } from '#src/api/account.ts'
import { agentReader, unreadableAgents } from '#src/feed/agent-query.ts'
import { recentActivity } from '#src/feed/recent.ts'
import { dismissals, readDismissed } from '#src/feed/signals/dismissed.ts'
import { findSignals } from '#src/feed/signals/find-signals.ts'
import { openGroups } from '#src/feed/signals/groups.ts'
import { ownAgent } from '#src/feed/signals/own-agent.ts'
import { rememberedPlaces } from '#src/feed/signals/remembered.ts'
import type { Posture } from '#src/host/host.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { stillness } from '#src/host/stillness.ts'
import { judgeApiKeys } from '#src/keys/api-key-concerns.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { codesLeft, twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import { pause } from './pause.ts'
import { savesData, settled } from './prefetch-when-idle.ts'

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

/** How many notices Activity would show now, those behind "Show more" among them. */
function openQuestionsIn(queries: QueryClient): number | null {
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
    apiKeys: queries.getQueryData(sources.apiKeys.queryKey)?.items ?? null,
    readAgent: readAgent ?? unreadableAgents,
    now: Date.now(),
    ownAgent: ownAgent(host),
    rememberedAt: rememberedPlaces(host, person),
  })
  return openGroups(signals, readDismissed(host, person)).length
}

/** What is known of an account's posture by what was read of it so far. */
export function readPosture(queries: QueryClient): Posture {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account)
    return { twoFactor: 'unknown', codesLeft: null, staleKeys: null, openQuestions: null }
  const known = queries.getQueryData(sources.twoFactor.queryKey)
  const said = account.twoFactorEnabled
  return {
    twoFactor: known?.state ?? (said === null ? 'unknown' : said ? 'on' : 'off'),
    codesLeft: known?.state === 'on' ? codesLeft(known) : null,
    staleKeys: staleKeysIn(queries),
    openQuestions: openQuestionsIn(queries),
  }
}

/**
 * Tells whoever has put a Perch on their page how the account stands, whenever that is known to be different. What it is
 * made of and was not read yet, or is known to have changed, is read once, when the page has come to rest; not for who
 * saves data. Ends with the Perch.
 */
export function followPosture(queries: QueryClient): void {
  const host = hostOf(queries)
  const { signal } = lifetime(host)
  const cache = queries.getQueryCache()
  const hashes = new Set(Object.values(sources).map(({ queryKey }) => hashKey(queryKey)))
  const accountHash = hashKey(accountQueries.me().queryKey)
  let told = ''
  let whose: string | null = null
  let isOwed = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function readMissing(): Promise<void> {
    // What stands still, or has to wait, is not asked about by itself.
    if (stillness(host).isHeld() || pause(host).until() !== null) return readLater()
    const options = { staleTime: Infinity }
    const reads = [
      () => queries.prefetchQuery({ ...sources.apiKeys, ...options }),
      () => queries.prefetchQuery({ ...sources.twoFactor, ...options }),
      () => queries.prefetchQuery({ ...sources.agents, ...options }),
      () => queries.prefetchQuery({ ...sources.signIns, ...options }),
      () => queries.prefetchQuery({ ...sources.keys, ...options }),
      () => queries.prefetchQuery({ ...sources.account, ...options }),
    ]
    // One after another: none of it is on the screen, and what is there may be read meanwhile.
    for (const read of reads) if (!signal.aborted) await read()
  }

  function readLater(): void {
    if (savesData() || signal.aborted) return
    clearTimeout(timer)
    timer = setTimeout(() => void readMissing(), settled)
  }

  function tell(): void {
    isOwed = false
    if (signal.aborted) return
    const account = queries.getQueryData(accountQueries.me().queryKey)
    const who = account ? identity(account) : null
    if (who !== whose && who !== null) readLater()
    whose = who
    const posture = readPosture(queries)
    const text = JSON.stringify(posture)
    if (text === told) return
    told = text
    host.tell({ type: 'posture', ...posture })
  }

  /** Once for all that changes together. */
  function oweIt(): void {
    if (isOwed) return
    isOwed = true
    queueMicrotask(tell)
  }

  const stopCache = cache.subscribe((event) => {
    const { queryHash } = event.query
    const isSource = hashes.has(queryHash)
    const isChanged = event.type === 'updated' && event.action.type === 'invalidate'
    if (isSource && isChanged && !event.query.isActive()) readLater()
    const isData = event.type === 'removed' || event.type === 'updated'
    if (isData && (isSource || queryHash === accountHash)) oweIt()
  })
  const stopDismissals = dismissals(host).subscribe(oweIt)
  signal.addEventListener('abort', () => {
    stopCache()
    stopDismissals()
    clearTimeout(timer)
  })
  tell()
}
