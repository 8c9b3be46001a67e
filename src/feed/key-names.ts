import { queryOptions, useQuery, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'

import { fetchCodeOnce } from '#src/lib/code.ts'

import type { KeyName } from './provenance.ts'

/** What somebody calls a key of which the feed tells the identifier or the fingerprint; `null` for one that is not there, or has no name. */
export type NameOfKey = (kind: KeyName, of: string) => string | null

/** Where nothing is known of keys, they have no names. */
export const namelessKeys: NameOfKey = () => null

type Named = readonly (readonly [of: string, name: string | null])[]

/** The lists with the code that reads them, which the feed does not need for anything else. */
async function readNames(
  client: QueryClient,
  ssh: boolean,
): Promise<Record<KeyName, Named>> {
  const found = await fetchCodeOnce(() => import('#src/keys/key-queries.ts'))
  if (!found) return { identifier: [], fingerprint: [] }
  const { keyQueries } = found
  // Names only add to what rows say: whatever keeps a list from us is told where it is shown.
  const [apiKeys, sshKeys] = await Promise.all([
    client.fetchQuery(keyQueries.apiKeys()).catch(() => null),
    ssh ? client.fetchQuery(keyQueries.sshKeys()).catch(() => null) : null,
  ])
  return {
    identifier:
      apiKeys?.items.map(({ identifier, description }) => [identifier, description]) ?? [],
    fingerprint:
      sshKeys?.items.map(({ fingerprint, name }) => [plain(fingerprint), name]) ?? [],
  }
}

const keyNames = (ssh: boolean) =>
  queryOptions({
    queryKey: ['key-names', ssh],
    queryFn: ({ client }) => readNames(client, ssh),
    // What it reads is kept by the lists themselves.
    staleTime: 0,
    retry: false,
  })

/** The names of the keys that are there; those of SSH keys only where they are asked for. */
export const useKeyNames = (which: { ssh: boolean }): NameOfKey =>
  useNamedKeys(which).nameOfKey

/** The same, and whether it stays so: the names are here, or cannot be had. */
export function useNamedKeys({ ssh }: { ssh: boolean }) {
  const { data, isPending } = useQuery(keyNames(ssh))
  const nameOfKey = useMemo((): NameOfKey => {
    if (!data) return namelessKeys
    const names = {
      identifier: new Map(data.identifier),
      fingerprint: new Map(data.fingerprint),
    }
    return (kind, of) => names[kind].get(plain(of))?.trim() || null
  }, [data])
  return { nameOfKey, isNamed: !isPending }
}

/** Lists and rows write the name of the hash, or leave it out. */
const plain = (fingerprint: string) => fingerprint.replace(/^SHA256:/, '')
