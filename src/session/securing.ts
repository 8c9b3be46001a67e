import { type Account, identity } from '#src/api/account.ts'
import { isObject } from '#src/api/wire.ts'
import type { Host } from '#src/host/host.ts'

import { keptJson, panelStorage } from './panel-storage.ts'

/** The name under which a tab keeps it. */
export const securingName = 'securing'

/**
 * What this tab keeps of this person's work on the list that secures an account, or `null`; never a secret. What another account
 * left is forgotten: whoever worked on that is not signed in any more.
 */
export function readSecuring(host: Host, account: Account): Record<string, unknown> | null {
  const { session } = panelStorage(host)
  const kept = keptJson(session.get(securingName))
  if (!isObject(kept)) return null
  if (kept['of'] === identity(account)) return kept
  session.remove(securingName)
  return null
}

/** Path of the list that this person is working through in this tab, or `null`. */
export function securingList(host: Host, account: Account): string | null {
  const path = readSecuring(host, account)?.['path']
  return typeof path === 'string' ? path : null
}
