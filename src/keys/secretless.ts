import type { Host } from '#src/host/host.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'

/** Where they are kept. */
export const secretlessName = 'api-keys-without-secret'

/** The keys (identifiers) that were told in this browser as made without their secret having come, and of which nobody has said since that they stay. Some may be gone. */
export function readSecretless(host: Host): ReadonlySet<string> {
  const entries = keptJson(panelStorage(host).local.get(secretlessName))
  return new Set(
    (Array.isArray(entries) ? (entries as readonly unknown[]) : []).filter(
      (entry) => typeof entry === 'string',
    ),
  )
}
