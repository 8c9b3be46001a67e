import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import type { ActivityEntry } from '#src/api/activity.ts'
import { useWholeWords } from '#src/i18n/whole-words.ts'
import type { Instant } from '#src/lib/instant.ts'
import { isolated } from '#src/ui/isolated.ts'

import { browserOf, agentReader } from './agent-query.ts'
import type { ReadAgent } from './agent.ts'
import { type Recent, recentActivity } from './recent.ts'
import { textIn } from './values.ts'

/** Where a key comes from, as far as the feed tells; `older`: it was made before the oldest row that was read. */
type Provenance =
  | 'older'
  | {
      /** `null` when hidden. */
      address: string | null
      /** With which that address was signed in to last before. */
      browser: string | null
      byApi: boolean
    }

type Feeds = {
  keys: Recent
  /** `null` while they are on their way; browsers come from there. */
  signIns: Recent | null
  readAgent: ReadAgent | null
}

/** What a panel calls a key in the feed: `identifier` of an API key, `fingerprint` of an SSH key (contract §5.4). */
export type KeyName = 'identifier' | 'fingerprint'

const made: Record<KeyName, string> = {
  identifier: 'user:api-key.create',
  fingerprint: 'user:ssh-key.create',
}

/** Rows about making keys name no browser; the sign-in before it, from the same address, does. */
function browserBefore(row: ActivityEntry, { signIns, readAgent }: Feeds): string | null {
  const { timestamp, ip } = row
  if (timestamp === null || ip === null) return null
  const signIn = signIns?.entries.find(
    (each) =>
      each.event === 'auth:success' &&
      each.ip === ip &&
      each.timestamp !== null &&
      each.timestamp <= timestamp,
  )
  return signIn ? browserOf(signIn, readAgent) : null
}

/** Tells where each key of one kind comes from (`features.md` §1.2, rank 8); `null`: nothing is known. */
export function provenances(
  kind: KeyName,
  feeds: Feeds,
): (name: string, createdAt: Instant | null) => Provenance | null {
  const { keys } = feeds
  // The newest of each name: what was removed may have been added again.
  const rows = new Map<string, ActivityEntry>()
  for (const row of keys.entries.toReversed()) {
    const name = row.event === made[kind] ? textIn(row.properties, kind) : null
    if (name !== null) rows.set(name, row)
  }
  const oldest =
    keys.since ??
    keys.entries.findLast(({ timestamp }) => timestamp !== null)?.timestamp ??
    null
  return (name, createdAt) => {
    const row = rows.get(name)
    if (row)
      return {
        address: row.ip,
        browser: row.isApi ? null : browserBefore(row, feeds),
        byApi: row.isApi,
      }
    return createdAt !== null && oldest !== null && createdAt < oldest ? 'older' : null
  }
}

/**
 * Says where keys of one kind come from, in a few words; `''` while that is being read and where nothing is known, `null`
 * where the panel keeps no activity. It only adds a remark: whatever keeps the feed from us is said where the feed is
 * shown. For `Isolates`. Needs the words of `provenance`.
 */
export function useProvenance(
  kind: KeyName,
): (name: string, createdAt: Instant | null) => string | null {
  const t = useWholeWords()
  const { data: keys } = useQuery(recentActivity('keys'))
  const { data: signIns = null } = useQuery(recentActivity('sign-ins'))
  const { data: readAgent = null } = useQuery(agentReader())
  // A list of a thousand keys asks again at each letter of a search.
  const provenanceOf = useMemo(
    () => (keys?.offered ? provenances(kind, { keys, signIns, readAgent }) : () => null),
    [kind, keys, signIns, readAgent],
  )
  return (name, createdAt) => {
    if (keys && !keys.offered) return null
    const found = provenanceOf(name, createdAt)
    if (found === null) return ''
    if (found === 'older') return t('provenance.older')
    const address =
      found.address === null ? t('provenance.hidden') : isolated(found.address)
    if (found.byApi) return t('provenance.byApi', { address })
    return found.browser === null
      ? t('provenance.from', { address })
      : t('provenance.fromWith', { address, browser: isolated(found.browser) })
  }
}
