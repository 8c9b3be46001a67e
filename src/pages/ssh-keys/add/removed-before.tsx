import { useQuery } from '@tanstack/react-query'

import { recentActivity } from '#src/feed/recent.ts'
import { removalOf } from '#src/feed/removals.ts'
import { useT } from '#src/i18n/context.ts'
import { useAccount } from '#src/session/queries.ts'
import { Alert } from '#src/ui/alert.tsx'
import { useDay } from '#src/ui/time.tsx'

type RemovedBeforeProps = { fingerprint: string }

/**
 * Says that a key was removed before, as far as the feed tells. It only adds a remark: whatever keeps the feed from us is
 * said where the feed is shown.
 */
export function RemovedBefore({ fingerprint }: RemovedBeforeProps) {
  const t = useT()
  const day = useDay()
  const { username } = useAccount()
  const { data } = useQuery(recentActivity('keys'))
  const removed = data && removalOf(data, fingerprint, username)
  if (!removed) return null
  const when = { day: day(removed.at) }
  return (
    <Alert kind="info">
      <p>{t(removed.isOwn ? 'sshKeyAdd.youRemoved' : 'sshKeyAdd.wasRemoved', when)}</p>
    </Alert>
  )
}
