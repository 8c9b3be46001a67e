import { type Account, identity } from '#src/api/account.ts'
import { perHost, type Host } from '#src/host/host.ts'
import { emitter } from '#src/lib/observable.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'

/** Nobody dismisses more while a panel keeps the rows. */
const kept = 200

/** That something was dismissed, or not any more: for who watches. */
export const dismissals = perHost(emitter)

const keyOf = (account: Account) => `dismissed:${identity(account)}`

/** The ids of the rows whose signals this person has dismissed in this browser; nothing else is kept. */
export function readDismissed(host: Host, account: Account): readonly string[] {
  const ids = keptJson(panelStorage(host).local.get(keyOf(account)))
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
}

/** Remembers them; where the browser keeps nothing, they stay dismissed until the page is left. */
export function keepDismissed(host: Host, account: Account, ids: readonly string[]): void {
  panelStorage(host).local.set(keyOf(account), JSON.stringify(ids.slice(-kept)))
  dismissals(host).tell()
}
