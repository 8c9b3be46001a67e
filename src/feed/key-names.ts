import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import { fetchCodeOnce } from '#src/lib/code.ts'

import type { KeyName } from './provenance.ts'

/** What somebody calls a key of which the feed tells the identifier or the fingerprint; `null` for one that is not there, or has no name. */
export type NameOfKey = (kind: KeyName, of: string) => string | null

/** Where nothing is known of keys, they have no names. */
export const namelessKeys: NameOfKey = () => null

const keyNames = (ssh: boolean) =>
  queryOptions({
    queryKey: ['key-names', ssh],
    // With the code that reads them, which the feed does not need for anything else.
    queryFn: async ({ client }) => {
      const found = await fetchCodeOnce(() => import('#src/keys/read-key-names.ts'))
      return found && found.readKeyNames(client, ssh)
    },
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
      fingerprint: new Map(data.fingerprint.map(([of, name]) => [plain(of), name])),
    }
    return (kind, of) => names[kind].get(plain(of))?.trim() || null
  }, [data])
  return { nameOfKey, isNamed: !isPending }
}

/** Lists and rows write the name of the hash, or leave it out. */
const plain = (fingerprint: string) => fingerprint.replace(/^SHA256:/, '')
