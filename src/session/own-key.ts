import type { ClientConfig } from '#src/api/client-types.ts'
import { perHost } from '#src/host/host.ts'

import { panelClient } from './panel-client.ts'
import { panelStorage } from './panel-storage.ts'

const name = 'key'

/** The API key that a Perch acts with, where it does: in memory, and in the tab's storage if the person wants that. */
export const ownKey = perHost((host) => {
  const client = panelClient(host)
  const storage = panelStorage(host).session
  /** How the page is known to the panel when there is no key. */
  let withoutKey: ClientConfig['auth'] = { mode: 'key', key: '' }

  const config = () => client.get().config
  const store = {
    /** The key that this tab keeps, or `null`; also where the browser refuses storage. */
    stored: () => storage.get(name),
    /** Keeps the key until the tab is closed. Returns whether the browser allowed it. */
    remember: (key: string) => storage.set(name, key),
    /**
     * Points the api layer at a panel, in a page that is configured for `auth`: with the key that this tab keeps for it,
     * if it keeps one.
     */
    start(panel: Omit<ClientConfig, 'auth'>, auth: 'session' | 'key'): void {
      withoutKey = auth === 'key' ? { mode: 'key', key: '' } : { mode: 'session' }
      client.configure({ ...panel, auth: withoutKey })
      const key = store.stored()
      if (key !== null) store.apply(key)
    },
    /** Whether requests carry a key now; in a page configured for sessions it is the way round a captcha. */
    isUsed: () => config().auth.mode === 'key',
    /** The key that requests carry now, or `null`. */
    applied(): string | null {
      const { auth } = config()
      return auth.mode === 'key' && auth.key ? auth.key : null
    },
    /** Sends `key` with each request from now on; it is held in memory alone. Returns what takes that back. */
    apply(key: string): () => void {
      const before = config()
      client.configure({ ...before, auth: { mode: 'key', key } })
      return () => void client.configure(before)
    },
    /** Forgets the key everywhere: in this tab's storage and in memory. */
    forget(): void {
      storage.remove(name)
      if (store.isUsed()) client.configure({ ...config(), auth: withoutKey })
    },
    /** Whether requests carry the key of this identifier, so that deleting it would lock the page out. */
    isInUse(identifier: string): boolean {
      return store.applied()?.trim().startsWith(identifier) ?? false
    },
  }
  return store
})
