import type { Host } from '#src/host/host.ts'
import { ownKey } from '#src/session/own-key.ts'

/** What this browser calls itself; `null` for who acts with a key, and has not signed in with it. */
export const ownAgent = (host: Host): string | null =>
  ownKey(host).isUsed() ? null : host.userAgent()
