import type { Host } from '#src/host/host.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'

const name = 'shown-api-keys'
/** No more of them are made at about one time. */
const kept = 10

/** The keys (identifiers: their public halves) whose secrets were shown in this browser last, in any of its tabs. */
export function readShown(host: Host): ReadonlySet<unknown> {
  const entries = keptJson(panelStorage(host).local.get(name))
  return new Set(Array.isArray(entries) ? (entries as readonly unknown[]) : [])
}

/** Remembers that the secret of a key (identifier) is shown. */
export function keepShown(host: Host, identifier: string): void {
  const entries = [...readShown(host), identifier].slice(-kept)
  panelStorage(host).local.set(name, JSON.stringify(entries))
}
