import type { Client, ClientConfig } from './client-types.ts'
import { createClient } from './client.ts'

let current: Client | null = null

/** Sets the one panel of this document; call it once, before the first request. */
export function configureClient(config: ClientConfig): Client {
  current = createClient(config)
  return current
}

/** The client of this document's panel. Throws before `configureClient`. */
export function client(): Client {
  if (!current) throw new Error('configureClient() has not been called')
  return current
}
