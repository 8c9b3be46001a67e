import { startWithKey } from '#src/account/key-store.ts'

import type { Config } from './config.ts'

/** Points the api layer at the panel, with the key that this tab keeps, if it keeps one. */
export function startClient({ baseUrl, apiBase, auth, credentials }: Config): void {
  startWithKey({ baseUrl, apiBase, credentials }, auth)
}
