import {
  useQuery,
  useQueryClient,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import type { Instant } from '#src/lib/instant.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'

import { agentReader, unreadableAgents } from '../agent-query.ts'
import { newestActivity } from '../newest.ts'
import { recentActivity, recentAmong } from '../recent.ts'
import { dismissals, readDismissed } from './dismissed.ts'
import { findSignals, type Evidence } from './find-signals.ts'
import { openGroups } from './groups.ts'
import { lookedSince } from './looked.ts'
import { ownAgent } from './own-agent.ts'
import { rememberedPlaces } from './remembered.ts'

/** What they are found in. */
export const questionSources = {
  apiKeys: keyQueries.apiKeys(),
  signIns: recentActivity('sign-ins'),
  keys: recentActivity('keys'),
  account: recentActivity('account'),
  agents: agentReader(),
}

type Rows = Pick<Evidence, 'signIns' | 'keys' | 'account'>

/**
 * How many notices there would be about these rows now; `null` while what else it takes is not read. Whether a place is new is
 * said by all rows before it: `knowsBefore` tells whether these are all that Activity would look at.
 */
function countIn(queries: QueryClient, rows: Rows, knowsBefore = true): number | null {
  const person = queries.getQueryData(accountQueries.me().queryKey)
  const readAgent = queries.getQueryData(questionSources.agents.queryKey)
  if (!person || readAgent === undefined) return null
  const host = hostOf(queries)
  const signals = findSignals({
    ...rows,
    apiKeys: queries.getQueryData(questionSources.apiKeys.queryKey) ?? null,
    readAgent: readAgent ?? unreadableAgents,
    now: Date.now(),
    ownAgent: ownAgent(host),
    rememberedAt: rememberedPlaces(host, person),
  })
  const told = signals.filter(({ kind }) => knowsBefore || kind !== 'new-place')
  return openGroups(told, readDismissed(host, person)).length
}

/** How many notices Activity would show now, those behind "Show more" among them; `null` while not all is read. */
export function openQuestionsIn(queries: QueryClient): number | null {
  const signIns = queries.getQueryData(questionSources.signIns.queryKey)
  const keys = queries.getQueryData(questionSources.keys.queryKey)
  const account = queries.getQueryData(questionSources.account.queryKey)
  if (!signIns?.offered || !keys || !account) return null
  return countIn(queries, { signIns, keys, account })
}

/** How many notices there are to look at, as far as is known; `isAll`: whether all was read that Activity would look at. */
export type QuestionsSoFar = { count: number; isAll: boolean }

/** What there is to look at among the newest rows of any kind; `null` while those are not read. */
function questionsAmongNewest(queries: QueryClient): QuestionsSoFar | null {
  const newest = queries.getQueryData(newestActivity().queryKey)
  if (!newest) return null
  const signIns = recentAmong(newest, 'sign-ins')
  const keys = recentAmong(newest, 'keys')
  const account = recentAmong(newest, 'account')
  const isAll = signIns.since === null
  const count = countIn(queries, { signIns, keys, account }, isAll)
  return count === null ? null : { count, isAll }
}

const kinds = [questionSources.signIns, questionSources.keys, questionSources.account]

/**
 * What there is to look at by all rows that Activity reads, or by the newest of any kind where those are read alone, or were
 * read later; `null` while neither are.
 */
export function openQuestionsSoFar(queries: QueryClient): QuestionsSoFar | null {
  const readAt = (key: QueryKey) => queries.getQueryState(key)?.dataUpdatedAt ?? 0
  const all = openQuestionsIn(queries)
  const newestAt = readAt(newestActivity().queryKey)
  const isLatest = kinds.every(({ queryKey }) => readAt(queryKey) >= newestAt)
  if (all !== null && isLatest) return { count: all, isAll: true }
  const newest = questionsAmongNewest(queries)
  if (all === null || newest?.isAll) return newest
  // What was found in all of them is among the newest no longer, and the newest may ask more.
  return { count: Math.max(all, newest?.count ?? 0), isAll: false }
}

/** `openQuestionsSoFar`, told anew whenever it changes; nothing is read for it but what tells one browser from another. */
export function useQuestionsSoFar(): QuestionsSoFar | null {
  const queries = useQueryClient()
  const never = { enabled: false } as const
  const { data: newest } = useQuery({ ...newestActivity(), ...never })
  useQuery({ ...questionSources.signIns, ...never })
  useQuery({ ...questionSources.keys, ...never })
  useQuery({ ...questionSources.account, ...never })
  useQuery({ ...questionSources.agents, enabled: !!newest && newest.items.length > 0 })
  // As text, since each look makes an object of its own.
  const told = useSyncExternalStore(dismissals(hostOf(queries)).subscribe, () =>
    JSON.stringify(openQuestionsSoFar(queries)),
  )
  return JSON.parse(told) as QuestionsSoFar | null
}

/** How many things there are to look at, and in what was looked. */
export type OpenQuestions =
  | { state: 'reading' | 'not-asked' | 'failed' | 'not-shown' | 'none-kept' }
  | {
      state: 'read'
      count: number
      /** How far back the rows were read; `null` where none says when. */
      since: Instant | null
      /** How many rows could not be read. */
      odd: number
    }

/** What there is to look at by all rows that Activity reads, which are read while that may be. Throws what is no failure of a request. */
export function useOpenQuestions(mayRead: boolean): OpenQuestions {
  const queries = useQueryClient()
  const enabled = { enabled: mayRead }
  const signIns = useQuery({ ...questionSources.signIns, ...enabled })
  const keys = useQuery({ ...questionSources.keys, ...enabled })
  const account = useQuery({ ...questionSources.account, ...enabled })
  useQuery({ ...questionSources.agents, ...enabled })
  const count = useSyncExternalStore(dismissals(hostOf(queries)).subscribe, () =>
    openQuestionsIn(queries),
  )
  const reads = [signIns, keys, account]
  for (const { error } of reads) if (error && !isFailure(error)) throw error
  const found = reads.flatMap(({ data }) => data ?? [])
  if (count !== null)
    return {
      state: 'read',
      count,
      since: lookedSince(found),
      odd: found.reduce((sum, { odd }) => sum + odd, 0),
    }
  if (signIns.data?.offered === false) return { state: 'none-kept' }
  const failed = reads.filter(({ error, data }) => error && !data)
  if (failed.some(({ error }) => isFailure(error, 'forbidden')))
    return { state: 'not-shown' }
  if (failed.length > 0) return { state: 'failed' }
  return { state: mayRead ? 'reading' : 'not-asked' }
}
