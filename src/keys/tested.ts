import type { ApiKey } from '#src/api/api-keys.ts'
import type { Host } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'

const name = 'tested-api-keys'
/** Older tests are no key's last use any more. */
const kept = 50
/** Panels tell a last use in whole seconds, and their clock is known to one. */
const apart = 2000

/** When keys were tested in this browser, by their identifiers. Only public halves are kept. */
export function readTested(host: Host): ReadonlyMap<string, Instant> {
  const entries = keptJson(panelStorage(host).local.get(name))
  return new Map(
    (Array.isArray(entries) ? (entries as readonly unknown[]) : []).filter(
      (entry): entry is [string, Instant] =>
        Array.isArray(entry) &&
        typeof entry[0] === 'string' &&
        typeof entry[1] === 'number',
    ),
  )
}

/** Remembers that a key was tested at a moment of the panel's clock. */
export function keepTested(host: Host, identifier: string, at: Instant): void {
  const entries = [...new Map(readTested(host)).set(identifier, at)]
  panelStorage(host).local.set(name, JSON.stringify(entries.slice(-kept)))
}

/** Whether the last use of a key was such a test, and no program's. */
export function wasTested(
  { identifier, lastUsedAt }: ApiKey,
  tested: ReadonlyMap<string, Instant>,
): boolean {
  return Math.abs((lastUsedAt ?? NaN) - (tested.get(identifier) ?? NaN)) <= apart
}
