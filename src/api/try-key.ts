import { type Account, accountEndpoint } from './account.ts'
import type { Client } from './client-types.ts'
import { createClient } from './client.ts'
import type { Endpoint } from './endpoint.ts'

/** No HTTP cache keeps what a key was answered. */
const trial: Endpoint<Account> = { ...accountEndpoint, secret: true }

/** That a panel took a key. */
export type Tried = {
  /** Reads that it allows a minute, all keys of the account together; `null` where it did not say. */
  rateLimit: number | null
  /** When that was, by the panel's clock as far as it told it, in milliseconds since 1970. */
  at: number
}

/**
 * Reads the account with a key and with nothing else: neither cookies nor the key that requests carry otherwise. Throws one of
 * the failures of `failures.ts`, which say why the panel did not take it; when `signal` is aborted, its reason.
 */
export async function tryKey(
  { config }: Client,
  key: string,
  signal: AbortSignal,
): Promise<Tried> {
  const { request, rateLimit, clockAhead } = createClient({
    ...config,
    auth: { mode: 'key', key },
    credentials: 'omit',
  })
  const now = config.now ?? Date.now
  const sentAt = now()
  await request(trial, { signal })
  // Half the way there and back: where the answer said what the panel's clock shows, it was that.
  const at = (sentAt + now()) / 2 + (clockAhead() ?? 0)
  return { rateLimit: rateLimit(), at }
}
