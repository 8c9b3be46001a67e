import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'
import type { Client } from '#src/api/client-types.ts'
import type { Host } from '#src/host/host.ts'
import { pageGlobal } from '#src/session/page-global.ts'

const HostUser = z.object({ username: z.string(), use_totp: z.boolean() })

/**
 * What the panel's own page around this one said about two-factor when it was loaded (contract §4.7:
 * `window.PterodactylUser`, `window.JexactylUser`). `null` when there is none, or it is about somebody else or another panel.
 */
export function twoFactorFromHost(
  host: Host,
  client: Client,
  account: Account,
): boolean | null {
  for (const name of ['PterodactylUser', 'JexactylUser']) {
    const found = z.safeParse(HostUser, pageGlobal(host, client, name))
    if (found.success && found.data.username === account.username)
      return found.data.use_totp
  }
  return null
}
