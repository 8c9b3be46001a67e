import { useQuery } from '@tanstack/react-query'

import { agentReader, unreadableAgents } from '#src/feed/agent-query.ts'
import { useNamedKeys, type NameOfKey } from '#src/feed/key-names.ts'
import { useRecentActivity } from '#src/feed/recent.ts'
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
  const { reads, keys, rows } = useRecentActivity()
  // They only add to what the rows say.
  const { data: apiKeys, isPending } = useQuery(keyQueries.apiKeys())
  const ssh = keys?.entries.some(({ event }) => event.startsWith('user:ssh-key.'))
  const { nameOfKey, isNamed } = useNamedKeys({ ssh: ssh ?? false })
  if (reads.some(({ error, data }) => error && !data)) {
    const pending = reads.some(({ isFetching }) => isFetching)
    return { state: 'failed', pending, isWhole: true }
  }
  if (!rows || agents.isPending) return { state: 'reading' }
  if (!rows.signIns.offered) return { state: 'none', isWhole: true }
  const readAgent = agents.data ?? unreadableAgents
  return {
    state: 'read',
    nameOfKey,
    isWhole: isNamed && !isPending,
    evidence: { ...rows, apiKeys: apiKeys ?? null, readAgent },
  }
}
