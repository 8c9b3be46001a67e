import { queryOptions, type QueryClient } from '@tanstack/react-query'

import { apiKeysEndpoint } from '#src/api/api-keys.ts'
import { sshKeysEndpoint } from '#src/api/ssh-keys.ts'
import type { Host } from '#src/host/host.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { panelStorage } from '#src/session/panel-storage.ts'

export const keyQueries = {
  /** The account's API keys, without their secret halves. */
  apiKeys: () =>
    queryOptions({
      queryKey: ['api-keys'],
      queryFn: ({ client, signal }) =>
        clientOf(client).request(apiKeysEndpoint, { signal }),
    }),
  /** The account's SSH keys. */
  sshKeys: () =>
    queryOptions({
      queryKey: ['ssh-keys'],
      queryFn: ({ client, signal }) =>
        clientOf(client).request(sshKeysEndpoint, { signal }),
    }),
}

const name = 'api-key-limit'
const queryKey = ['api-key-limit'] as const

export const keyLimit = {
  /** How many API keys an account may have here; `null` until a refusal has shown it in this browser. No request tells. */
  known: (host: Host) =>
    queryOptions<number | null>({
      queryKey,
      queryFn: () => remembered(host),
      initialData: () => remembered(host),
      staleTime: Infinity,
      gcTime: Infinity,
    }),
}

function remembered(host: Host): number | null {
  return Number(panelStorage(host).local.get(name)) || null
}

/** Remembers that the panel refused another key when there were `count`. */
export function learnKeyLimit(queries: QueryClient, count: number): void {
  queries.setQueryData(queryKey, count)
  panelStorage(hostOf(queries)).local.set(name, String(count))
}
