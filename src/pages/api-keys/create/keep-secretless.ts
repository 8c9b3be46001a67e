import type { Host } from '#src/host/host.ts'
import { readSecretless, secretlessName } from '#src/keys/secretless.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

/** More of them are not left standing at once. */
const kept = 50

function keep(host: Host, identifiers: ReadonlySet<string>): void {
  const { local } = panelStorage(host)
  if (identifiers.size === 0) local.remove(secretlessName)
  else local.set(secretlessName, JSON.stringify([...identifiers].slice(-kept)))
}

/** Remembers keys (identifiers: their public halves) whose secrets never came. */
export const keepSecretless = (host: Host, identifiers: readonly string[]): void =>
  keep(host, readSecretless(host).union(new Set(identifiers)))

/** Forgets keys (identifiers) that are seen to: deleted, or left as they are on purpose. */
export const forgetSecretless = (host: Host, identifiers: Iterable<string>): void =>
  keep(host, readSecretless(host).difference(new Set(identifiers)))
