import { type Account, identity } from '#src/api/account.ts'
import { isObject } from '#src/api/wire.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { panelClient } from '#src/session/panel-client.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'
import { signOutNameFor } from '#src/session/securing.ts'

/** How far somebody is with a list of steps. */
export type IncidentProgress = {
  /** When they began with it, by the panel's clock. */
  opened: Instant
  /** The same moment by the clock of this device. */
  openedHere: Instant
  /** Ids of the steps that they ticked. */
  ticked: readonly string[]
  /** What keys are called whose steps were gone to, by identifier or fingerprint: once they are deleted, no panel tells. */
  names: Readonly<Record<string, string>>
}

/** A moment of this device by the panel's clock, which stamps what happens there, and never later than it is: that clock is known to half a second. */
const panelTime = (host: Host, at: Instant) =>
  at + (panelClient(host).get().clockAhead() ?? 500) - 500

/**
 * When this person signed out in this tab, by the panel's clock; `null`: not since they opened the list, as far as
 * anybody knows. That is told by this device's clock alone: each look at the panel's may be half a second off.
 */
export function signedOutAt(
  host: Host,
  account: Account,
  { openedHere }: IncidentProgress,
): Instant | null {
  const at = Number(panelStorage(host).session.get(signOutNameFor(account)))
  return at && at >= openedHere ? panelTime(host, at) : null
}

const keyOf = (account: Account, since: Instant) => `not-me:${identity(account)}:${since}`

const textsOf = (record: unknown): Record<string, string> =>
  record && typeof record === 'object'
    ? Object.fromEntries(
        Object.entries(record).filter(([, text]) => typeof text === 'string'),
      )
    : {}

/** What this tab remembers of the list since a moment; begins one when there is nothing. */
export function readProgress(
  host: Host,
  account: Account,
  since: Instant,
): IncidentProgress {
  const found = keptJson(panelStorage(host).session.get(keyOf(account, since)))
  const { opened, openedHere: here, ticked, names } = isObject(found) ? found : {}
  if (typeof opened === 'number' && Array.isArray(ticked))
    return {
      opened,
      openedHere: typeof here === 'number' ? here : Date.now(),
      ticked: ticked.filter((id) => typeof id === 'string'),
      names: textsOf(names),
    }
  // Panels write whole seconds: what is done in the very second of the beginning counts.
  const openedHere = Date.now()
  const begun = {
    opened: Math.floor(panelTime(host, openedHere) / 1000) * 1000,
    openedHere,
    ticked: [],
    names: {},
  }
  keepProgress(host, account, since, begun)
  return begun
}

/** Remembers it for this tab. */
export function keepProgress(
  host: Host,
  account: Account,
  since: Instant,
  progress: IncidentProgress,
): void {
  panelStorage(host).session.set(keyOf(account, since), JSON.stringify(progress))
}
