import { useEffect, useState } from 'react'

import { type Account, identity } from '#src/api/account.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import { useHost } from '#src/host/context.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

/** When the newest of these events was, which come newest first; `null` where none has a date. */
export const newestIn = (entries: readonly ActivityEntry[]): Instant | null =>
  entries.find(({ timestamp }) => timestamp !== null)?.timestamp ?? null

const keyOf = (account: Account) => `activity-seen:${identity(account)}`

/** `null` where nothing is kept, or nothing that is a moment. */
function kept(host: Host, account: Account): Instant | null {
  const text = panelStorage(host).local.get(keyOf(account))
  return text !== null && /^\d+$/.test(text) ? Number(text) : null
}

/**
 * The moment of the newest event that this page had when it was open before, in this browser and for this account; `null`
 * where nothing of that is kept. It stays what it is until the page is left. `newest` is the newest event there is, as the
 * panel dates it; `null` while only some are asked for.
 */
export function useLastVisit(account: Account, newest: Instant | null): Instant | null {
  const host = useHost()
  const [before] = useState(() => kept(host, account))
  // What the browser keeps is outside of the page, and for the next visit: nothing here reads it again.
  useEffect(() => {
    function keep() {
      // A tab that nobody has looked at yet has shown nothing, and one that was opened earlier knows less.
      if (newest === null || !host.isVisible()) return
      if (newest > (kept(host, account) ?? -Infinity))
        panelStorage(host).local.set(keyOf(account), `${newest}`)
    }
    keep()
    return host.onVisibility(keep)
  }, [host, account, newest])
  return before
}
