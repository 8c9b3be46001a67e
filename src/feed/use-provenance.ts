import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { useT } from '#src/i18n/context.ts'
import type { Instant } from '#src/lib/instant.ts'
import { isolated } from '#src/ui/isolated.ts'

import { agentReader } from './agent-query.ts'
import { type KeyName, provenances } from './provenance.ts'
import { recentActivity } from './recent.ts'

/**
 * Says where keys of one kind come from, in a few words; `''` while that is being read and where nothing is known, `null`
 * where the panel keeps no activity. It only adds a remark: whatever keeps the feed from us is said where the feed is
 * shown. Needs the words of `provenance`.
 */
export function useProvenance(
  kind: KeyName,
): (name: string, createdAt: Instant | null) => string | null {
  const t = useT()
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
