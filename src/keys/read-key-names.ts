import type { QueryClient } from '@tanstack/react-query'

import { readDescription } from './api-key-name.ts'
import { keyQueries } from './key-queries.ts'

/** What people call the keys of a list; `null` for one that has no name. */
export type NamedKeys = readonly (readonly [of: string, name: string | null])[]

/** What keys are called whose removal was sent lately: the list has them no longer. It is forgotten with all else of an account. */
const goneNames = (client: QueryClient): NamedKeys =>
  client
    .getQueriesData<NamedKeys[number]>({ queryKey: ['gone-key'] })
    .flatMap(([, gone]) => (gone ? [gone] : []))

/** The names of API keys by identifier and of SSH keys by fingerprint, as the lists write them; the latter only where they are asked for. `null` where no list could be read. */
export async function readKeyNames(
  client: QueryClient,
  ssh: boolean,
): Promise<Record<'identifier' | 'fingerprint', NamedKeys> | null> {
  // Names only add to what rows say: whatever keeps a list from us is told where it is shown.
  const [apiKeys, sshKeys] = await Promise.all([
    client.fetchQuery(keyQueries.apiKeys()).catch(() => null),
    ssh ? client.fetchQuery(keyQueries.sshKeys()).catch(() => null) : null,
  ])
  if (!apiKeys && !sshKeys) return null
  const gone = goneNames(client)
  return {
    // What a list says now comes after what it said before, and counts.
    identifier: [
      ...gone,
      ...(apiKeys?.items ?? []).map(
        ({ identifier, description }) =>
          [identifier, readDescription(description).called] as const,
      ),
    ],
    fingerprint: [
      ...gone,
      ...(sshKeys?.items ?? []).map(
        ({ fingerprint, name }) => [fingerprint, name] as const,
      ),
    ],
  }
}
