import type { Host } from '#src/host/host.ts'
import { keptJson, panelStorage } from '#src/session/panel-storage.ts'

const name = 'api-keys-without-secret'
/** More of them are not left standing at once. */
const kept = 50

/** The keys (identifiers) that were told in this browser as made without their secret having come, and of which nobody has said since that they stay. Some may be gone. */
export function readSecretless(host: Host): ReadonlySet<string> {
  const entries = keptJson(panelStorage(host).local.get(name))
  return new Set(
    (Array.isArray(entries) ? (entries as readonly unknown[]) : []).filter(
      (entry) => typeof entry === 'string',
    ),
  )
}

function keep(host: Host, identifiers: ReadonlySet<string>): void {
  const { local } = panelStorage(host)
  if (identifiers.size === 0) local.remove(name)
  else local.set(name, JSON.stringify([...identifiers].slice(-kept)))
}

/** Remembers keys (identifiers: their public halves) whose secrets never came. */
export const keepSecretless = (host: Host, identifiers: readonly string[]): void =>
  keep(host, readSecretless(host).union(new Set(identifiers)))

/** Forgets keys (identifiers) that are seen to: deleted, or left as they are on purpose. */
export const forgetSecretless = (host: Host, identifiers: Iterable<string>): void =>
  keep(host, readSecretless(host).difference(new Set(identifiers)))
