import type { ClientConfig } from '#src/api/client.ts'
import { client, configureClient } from '#src/api/current.ts'

const name = 'perch.key'
/** How the page signs in when no key was given; known from the first key on. */
let withoutKey: ClientConfig['auth'] | null = null

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

/** Sends `key` with each request from now on; it is held in memory alone. Returns what takes that back. */
export function applyKey(key: string): () => void {
  const { config } = client()
  withoutKey ??= config.auth.mode === 'key' ? { mode: 'key', key: '' } : config.auth
  configureClient({ ...config, auth: { mode: 'key', key } })
  return () => configureClient(config)
}

/** Forgets the key everywhere: in this tab's storage and in memory. */
export function forgetKey(): void {
  eraseKey()
  const { config } = client()
  if (config.auth.mode !== 'key') return
  configureClient({ ...config, auth: withoutKey ?? { mode: 'key', key: '' } })
}
