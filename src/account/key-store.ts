import type { ClientConfig } from '#src/api/client.ts'
import { client, configureClient } from '#src/api/current.ts'

const name = 'perch.key'
/** How the page is known to the panel when there is no key. */
let withoutKey: ClientConfig['auth'] = { mode: 'key', key: '' }

/** The key that this tab keeps, or `null`; also where the browser refuses storage. */
export function storedKey(): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

/** Keeps the key until the tab is closed. Returns whether the browser allowed it. */
export function rememberKey(key: string): boolean {
  try {
    sessionStorage.setItem(name, key)
    return true
  } catch {
    return false
  }
}

function eraseKey(): void {
  try {
    sessionStorage.removeItem(name)
  } catch {
    // A browser that refuses storage has stored nothing.
  }
}

/** How to begin, in a page that is configured for `auth`: with the key that this tab keeps, if it keeps one. */
export function startingAuth(auth: 'session' | 'key'): ClientConfig['auth'] {
  withoutKey = auth === 'key' ? { mode: 'key', key: '' } : { mode: 'session' }
  const key = storedKey()
  return key === null ? withoutKey : { mode: 'key', key }
}

/** Whether requests carry a key now; in a page configured for sessions it is the way round a captcha. */
export function usesKey(): boolean {
  return client().config.auth.mode === 'key'
}

/** Sends `key` with each request from now on; it is held in memory alone. Returns what takes that back. */
export function applyKey(key: string): () => void {
  const { config } = client()
  configureClient({ ...config, auth: { mode: 'key', key } })
  return () => configureClient(config)
}

/** Forgets the key everywhere: in this tab's storage and in memory. */
export function forgetKey(): void {
  eraseKey()
  const { config } = client()
  if (usesKey()) configureClient({ ...config, auth: withoutKey })
}
