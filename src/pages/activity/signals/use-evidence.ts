import { useQuery } from '@tanstack/react-query'

import { isFailure } from '#src/api/failures.ts'
import { agentReader, unreadableAgents } from '#src/feed/agent-query.ts'
import { useNamedKeys, type NameOfKey } from '#src/feed/key-names.ts'
import { recentActivity } from '#src/feed/recent.ts'
import type { Evidence } from '#src/feed/signals/find-signals.ts'
import { keyQueries } from '#src/keys/key-queries.ts'

/** What was read for them. */
export type Read = Pick<Evidence, 'signIns' | 'keys' | 'account' | 'apiKeys' | 'readAgent'>

/** What signals are found in, as far as it is here. */
export type EvidenceState =
  | { state: 'reading' }
  | {
      state: 'failed'
      pending: boolean
      isWhole: true
    }
  /** The panel keeps no activity. */
  | { state: 'none'; isWhole: true }
  /** `isWhole`: whether keys and their names are there, too, or cannot be had. */
  | { state: 'read'; evidence: Read; nameOfKey: NameOfKey; isWhole: boolean }

/** Reads the newest rows about sign-ins, keys and the account; all pages share them. */
export function useEvidence(): EvidenceState {
  const agents = useQuery(agentReader())
  const signIns = useQuery(recentActivity('sign-ins'))
  const keys = useQuery(recentActivity('keys'))
  const account = useQuery(recentActivity('account'))
  // They only add to what the rows say.
  const { data: apiKeys, isPending } = useQuery(keyQueries.apiKeys())
  const ssh = keys.data?.entries.some(({ event }) => event.startsWith('user:ssh-key.'))
  const { nameOfKey, isNamed } = useNamedKeys({ ssh: ssh ?? false })
  const all = [signIns, keys, account]
  const missing = all.find(({ error, data }) => error && !data)
  if (missing) {
    if (!isFailure(missing.error)) throw missing.error
    return {
      state: 'failed',
      pending: all.some(({ isFetching }) => isFetching),
      isWhole: true,
    }
  }
  if (!signIns.data || !keys.data || !account.data || agents.isPending)
    return { state: 'reading' }
  if (!signIns.data.offered) return { state: 'none', isWhole: true }
  const readAgent = agents.data ?? unreadableAgents
  return {
    state: 'read',
    nameOfKey,
    isWhole: isNamed && !isPending,
    evidence: {
      signIns: signIns.data,
      keys: keys.data,
      account: account.data,
      apiKeys: apiKeys?.items ?? null,
      readAgent,
    },
  }
}
