import { type Account, identity } from '#src/api/account.ts'
import type { Host } from '#src/host/host.ts'

import { panelStorage } from './panel-storage.ts'
import { readSecuring, securingName } from './securing.ts'

/** Keeps this of somebody's work on the list that secures an account, and the rest as it is. */
export function keepSecuring(host: Host, account: Account, what: object): void {
  const kept = { ...readSecuring(host, account), ...what, of: identity(account) }
  panelStorage(host).session.set(securingName, JSON.stringify(kept))
}

/** Notes that this person is working through the list at `path`, so that every page can lead back to it; `null` ends that. In this tab only. */
export function keepSecuringList(host: Host, account: Account, path: string | null): void {
  keepSecuring(host, account, { path })
}

/** Under which name a tab notes when this person signed out (`pages/activity/not-me/progress.ts` reads it). */
export const signOutNameFor = (account: Account) => `signed-out:${identity(account)}`

/** Notes that the panel ended a session of this person for a sign-out, in this tab only. */
export function keepSignOut(host: Host, account: Account): void {
  panelStorage(host).session.set(signOutNameFor(account), `${Date.now()}`)
}
