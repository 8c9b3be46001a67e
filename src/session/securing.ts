import { type Account, identity } from '#src/api/account.ts'
import type { Host } from '#src/host/host.ts'

import { panelStorage } from './panel-storage.ts'

const nameFor = (account: Account) => `securing:${identity(account)}`

/** Notes that this person is working through the list at `path`, so that every page can lead back to it; `null` ends that. In this tab only. */
export function keepSecuringList(host: Host, account: Account, path: string | null): void {
  if (path === null) panelStorage(host).session.remove(nameFor(account))
  else panelStorage(host).session.set(nameFor(account), path)
}

/** Path of the list that this person is working through in this tab, or `null`. */
export function securingList(host: Host, account: Account): string | null {
  return panelStorage(host).session.get(nameFor(account))
}

/** Under which name a tab notes when this person signed out (`pages/activity/not-me/progress.ts` reads it). */
export const signOutNameFor = (account: Account) => `signed-out:${identity(account)}`

/** Notes that the panel ended a session of this person for a sign-out, in this tab only. */
export function keepSignOut(host: Host, account: Account): void {
  panelStorage(host).session.set(signOutNameFor(account), `${Date.now()}`)
}
