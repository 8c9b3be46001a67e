import type { ApiKey } from '#src/api/api-keys.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'

/** Which key took the place of another, and when. */
export type Replaced = {
  /** Identifier of the new key. */
  by: string
  at: Instant
}

/** Where they are kept. */
export const replacedName = 'replaced-api-keys'

/**
 * The keys that were rotated in this browser, by the identifier of the old one. Some of them, and of the new ones, may be
 * gone. Only public halves are kept.
 */
export function readReplaced(host: Host): ReadonlyMap<string, Replaced> {
  const found = new Map<string, Replaced>()
  const entries = keptJson(panelStorage(host).local.get(replacedName))
  for (const entry of Array.isArray(entries) ? (entries as readonly unknown[]) : []) {
    if (!Array.isArray(entry)) continue
    const [old, by, at] = entry as readonly unknown[]
    if (typeof old === 'string' && typeof by === 'string' && typeof at === 'number')
      found.set(old, { by, at })
  }
  return found
}

/** What took the place of `key`, as `replaced` tells: without the new key among `keys`, which are there, nothing did. */
export function replacementOf(
  { identifier }: ApiKey,
  keys: readonly ApiKey[],
  replaced: ReadonlyMap<string, Replaced>,
): Replaced | null {
  const found = replaced.get(identifier)
  return found && keys.some((key) => key.identifier === found.by) ? found : null
}
