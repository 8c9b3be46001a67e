import type { ClientConfig } from '#src/api/client-types.ts'
import { client, configureClient } from '#src/api/current.ts'

import { panelStorage } from './panel-storage.ts'

const name = 'key'
/** How the page is known to the panel when there is no key. */
let withoutKey: ClientConfig['auth'] = { mode: 'key', key: '' }

/** The key that this tab keeps, or `null`; also where the browser refuses storage. */
export function storedKey(): string | null {
  return panelStorage.session.get(name)
}

/** Keeps the key until the tab is closed. Returns whether the browser allowed it. */
export function rememberKey(key: string): boolean {
  return panelStorage.session.set(name, key)
}

/**
 * Points the api layer at a panel, in a page that is configured for `auth`: with the key that this tab keeps for it, if
 * it keeps one.
 */
export function startWithKey(
  config: Omit<ClientConfig, 'auth'>,
  auth: 'session' | 'key',
): void {
  withoutKey = auth === 'key' ? { mode: 'key', key: '' } : { mode: 'session' }
  configureClient({ ...config, auth: withoutKey })
  const key = storedKey()
  if (key !== null) applyKey(key)
}

/** Whether requests carry a key now; in a page configured for sessions it is the way round a captcha. */
export function usesKey(): boolean {
  return client().config.auth.mode === 'key'
}

/** The key that requests carry now, or `null`. */
export function appliedKey(): string | null {
  const { auth } = client().config
  return auth.mode === 'key' && auth.key ? auth.key : null
}

/** Sends `key` with each request from now on; it is held in memory alone. Returns what takes that back. */
export function applyKey(key: string): () => void {
  const { config } = client()
  configureClient({ ...config, auth: { mode: 'key', key } })
  return () => configureClient(config)
}

/** Forgets the key everywhere: in this tab's storage and in memory. */
export function forgetKey(): void {
  panelStorage.session.remove(name)
  const { config } = client()
  if (usesKey()) configureClient({ ...config, auth: withoutKey })
}
