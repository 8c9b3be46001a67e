import * as z from 'zod/mini'

import type { Account } from '#src/api/account.ts'

const HostUser = z.object({ username: z.string(), use_totp: z.boolean() })

/**
 * What the panel's own page around this one said about two-factor when it was loaded (contract §4.7:
 * `window.PterodactylUser`, `window.JexactylUser`). `null` when there is none, or it is about somebody else.
 */
export function twoFactorFromHost(account: Account): boolean | null {
  for (const name of ['PterodactylUser', 'JexactylUser']) {
    const found = z.safeParse(HostUser, Reflect.get(globalThis, name))
    if (found.success && found.data.username === account.username)
      return found.data.use_totp
  }
  return null
}
