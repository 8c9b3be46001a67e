import type { Host } from '#src/host/host.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

import { readReplaced, replacedName } from './replaced.ts'

/** More rotations than that are not under way at once. */
const kept = 50

/** Remembers that the key `old` was replaced by the key `by` just now; both are identifiers. */
export function keepReplaced(host: Host, old: string, by: string): void {
  const entries = [...readReplaced(host)]
    .filter(([identifier]) => identifier !== old)
    .map(([identifier, replaced]) => [identifier, replaced.by, replaced.at])
  entries.push([old, by, Date.now()])
  panelStorage(host).local.set(replacedName, JSON.stringify(entries.slice(-kept)))
}
