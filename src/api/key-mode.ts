import { accountEndpoint, type Account } from './account.ts'
import type { Client } from './client-types.ts'
import { createClient } from './client.ts'
import { isFailure } from './failures.ts'

/**
 * Who, in key mode on the panel's own origin, is signed in there, also by a cookie that remembers: that session outranks
 * the key, so that we would act on the wrong account (contract rule 0.15). `null` when nobody is.
 */
export async function whoOutranksKey(
  { config, sendsCookies }: Client,
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<Account | null> {
  if (config.auth.mode !== 'key' || !sendsCookies) return null
  try {
    // A new client begins a session before it believes that nobody is signed in.
    const { request } = createClient({ ...config, auth: { mode: 'session' } })
    return await request(accountEndpoint, { signal })
  } catch (error) {
    if (isFailure(error, 'unauthenticated')) return null
    throw error
  }
}
