import type { Account } from '#src/api/account.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { keepSecuring, signOutNameFor } from '#src/session/keep-securing.ts'
import { panelClient } from '#src/session/panel-client.ts'
import { panelStorage } from '#src/session/panel-storage.ts'
import { readSecuring } from '#src/session/securing.ts'

/** How far somebody is with a list of steps. */
export type IncidentProgress = {
  /** When they began with it, by the panel's clock. */
  opened: Instant
  /** The same moment by the clock of this device. */
  openedHere: Instant
  /** Ids of the steps that they ticked. */
  ticked: readonly string[]
  /** What is ticked to be deleted. */
  picked: readonly string[]
  /** What keys are called that were about to be deleted, by identifier or fingerprint: once they are deleted, no panel tells. */
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

const texts = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((each) => typeof each === 'string') : []

const textsOf = (record: unknown): Record<string, string> =>
  record && typeof record === 'object'
    ? Object.fromEntries(
        Object.entries(record).filter(([, text]) => typeof text === 'string'),
      )
    : {}

/**
 * What this tab remembers of the list since a moment; begins one when there is nothing. One that was begun before that moment
 * was about something else.
 */
export function readProgress(
  host: Host,
  account: Account,
  since: Instant,
): IncidentProgress {
  const {
    opened,
    openedHere: here,
    ticked,
    picked,
    names,
  } = readSecuring(host, account) ?? {}
  if (typeof opened === 'number' && opened >= since)
    return {
      opened,
      openedHere: typeof here === 'number' ? here : Date.now(),
      ticked: texts(ticked),
      picked: texts(picked),
      names: textsOf(names),
    }
  // Panels write whole seconds: what is done in the very second of the beginning counts.
  const openedHere = Date.now()
  const begun = {
    opened: Math.floor(panelTime(host, openedHere) / 1000) * 1000,
    openedHere,
    ticked: [],
    picked: [],
    names: {},
  }
  keepProgress(host, account, begun)
  return begun
}

/** Remembers it for this tab. */
export const keepProgress = (
  host: Host,
  account: Account,
  progress: IncidentProgress,
): void => keepSecuring(host, account, progress)
