import {
  useQuery,
  useQueryClient,
  type FetchQueryOptions,
  type QueryKey,
} from '@tanstack/react-query'
import { useId, useState } from 'react'

import { isFailure } from '#src/api/failures.ts'
import type { List } from '#src/api/wire.ts'
import { useHost } from '#src/host/context.ts'
import { useRich, useT } from '#src/i18n/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { serverList } from '#src/keys/servers.ts'
import { paths } from '#src/lib/paths.ts'
import { Link } from '#src/navigation/sections.tsx'
import { ownKey } from '#src/session/own-key.ts'
import { readNow } from '#src/session/read-now.ts'

type Listed = List<unknown> & { more?: boolean }

/**
 * How many a list has, read since this is on screen; `unread` until then, where some could not be read, and where it
 * failed; `none-here` where the panel has no such list.
 */
function useCount<Data extends Listed, Key extends QueryKey>(
  list: FetchQueryOptions<Data, Error, Data, Key>,
): number | 'unread' | 'none-here' {
  const queries = useQueryClient()
  // What nobody may read again has no number.
  const enabled = !useHost().savesData()
  const id = useId()
  const [since] = useState(() => Date.now())
  // Apart from the list: that may have been read, or be on its way, from before the change.
  const { data: isRead = false } = useQuery({
    queryKey: ['still-working', id, since, ...list.queryKey],
    async queryFn() {
      try {
        await readNow(queries, list)
        return true
      } catch (failure) {
        if (isFailure(failure)) return false
        throw failure
      }
    },
    enabled,
    throwOnError: true,
    gcTime: 0,
  })
  const { data, error } = useQuery({ ...list, enabled: enabled && isRead })
  if (isFailure(error, 'unsupported')) return 'none-here'
  if (!enabled || !isRead || error || !data) return 'unread'
  return data.odd > 0 || data.more ? 'unread' : data.items.length
}

/** Lines of what the new password does not stop, and what takes it, with their numbers once they are read; nothing is read for who saves data. */
export function StillWorking() {
  const t = useT()
  const rich = useRich()
  const host = useHost()
  const apiKeys = useCount(keyQueries.apiKeys())
  const sshKeys = useCount(keyQueries.sshKeys())
  const servers = useCount(serverList())
  const link = (to: string, words: string) => (
    <Link to={to} without={words}>
      {words}
    </Link>
  )
  const lists = [
    [apiKeys, 'API', paths.apiKeys()],
    [sshKeys, 'SSH', paths.sshKeys()],
  ] as const
  return (
    <>
      {lists.map(
        ([count, kind, to]) =>
          count !== 'none-here' && (
            <li key={kind}>
              {count === 'unread'
                ? rich('profileForms.keysKeep', {
                    keys: link(to, t('profileForms.keys', { kind })),
                  })
                : rich('profileForms.countedKeep', {
                    count,
                    kind,
                    keys: link(to, t('profileForms.countedKeys', { count, kind })),
                  })}
            </li>
          ),
      )}
      {ownKey(host).isUsed() && <li>{t('profileForms.ownKeyKeeps')}</li>}
      {servers !== 0 && (
        <li>
          {typeof servers === 'number'
            ? rich('profileForms.sftpOn', {
                servers: link(
                  paths.sshKeys(),
                  t('profileForms.sftpServers', { count: servers }),
                ),
              })
            : t('profileForms.consequenceSftp')}
        </li>
      )}
    </>
  )
}
