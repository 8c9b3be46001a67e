import { accountEndpoint } from './account.ts'
import { createClient } from './client.ts'
import { client } from './current.ts'
import { isFailure } from './failures.ts'

/**
 * Whether, in key mode on the panel's own origin, somebody is signed in there: that session
 * outranks the key, so that we would act on the wrong account (contract rule 0.15).
 */
export async function keyIsOutranked({
  signal,
}: { signal?: AbortSignal | undefined } = {}): Promise<boolean> {
  const { config, sendsCookies } = client()
  if (config.auth.mode !== 'key' || !sendsCookies) return false
  try {
    await createClient({ ...config, auth: { mode: 'session' } }).request(accountEndpoint, {
      signal,
    })
    return true
  } catch (error) {
    if (isFailure(error, 'unauthenticated')) return false
    throw error
  }
}
