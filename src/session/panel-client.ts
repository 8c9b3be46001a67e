import type { QueryClient } from '@tanstack/react-query'

import type { Client, ClientConfig } from '#src/api/client-types.ts'
import { createClient } from '#src/api/client.ts'
import { perHost, type Host } from '#src/host/host.ts'

/** The way from a Perch to its panel. */
export const panelClient = perHost(() => {
  let current: Client | null = null
  return {
    /** The client of the moment: there is another one after each `configure`. Throws before the first. */
    get(): Client {
      if (!current) throw new Error('No panel has been configured')
      return current
    },
    /** Points everything at a panel, with what makes the page known there. */
    configure(config: ClientConfig): Client {
      current = createClient(config)
      return current
    },
  }
})

/** Which Perch a cache belongs to. */
const hosts = new WeakMap<QueryClient, Host>()

/** Says that a cache is a Perch's. */
export function bindHost(queries: QueryClient, host: Host): void {
  hosts.set(queries, host)
}

/** The host of the Perch that a cache belongs to. Throws for a cache of none. */
export function hostOf(queries: QueryClient): Host {
  const host = hosts.get(queries)
  if (!host) throw new Error('This cache belongs to no Perch')
  return host
}

/** The client of the panel that a cache tells of. */
export function clientOf(queries: QueryClient): Client {
  return panelClient(hostOf(queries)).get()
}
