import type { UseQueryResult } from '@tanstack/react-query'

import type { ApiKey } from '#src/api/api-keys.ts'
import { isFailure } from '#src/api/failures.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import type { List } from '#src/api/wire.ts'
import { useHost } from '#src/host/context.ts'
import { useLanguageTag, useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { idleSince } from '#src/keys/idle-since.ts'
import { markKinds, marksOf } from '#src/keys/mark-of.ts'
import { sshKeyMarkKinds, sshMarksOf } from '#src/keys/ssh-key-mark.ts'
import { paths } from '#src/lib/paths.ts'
import { useNow } from '#src/ui/time.tsx'

import type { Check } from './check-line.tsx'

/** What is said of the keys with one mark. */
const apiKeyWords = {
  secretless: 'signInMethods.secretless',
  replaced: 'signInMethods.replaced',
  due: 'signInMethods.due',
  idle: 'signInMethods.idle',
  'never-used': 'signInMethods.neverUsed',
  open: 'signInMethods.open',
} as const

const sshKeyWords = {
  'short-rsa': 'signInMethods.shortRsa',
  'same-name': 'signInMethods.sameName',
} as const

/** Which keys are worth a look, as their pages mark them: a line for each reason, the worst first. */
export function useKeyChecks(
  apiKeys: UseQueryResult<List<ApiKey>>,
  sshKeys: UseQueryResult<List<SshKey>>,
): Check[] {
  const t = useT()
  const tag = useLanguageTag()
  const host = useHost()
  const now = useNow()

  /** The lines of one list; none where the panel has no such keys. */
  function checksOf<Key, Kind extends string>(
    of: Check['of'],
    { data, error }: UseQueryResult<List<Key>>,
    kinds: readonly Kind[],
    marksIn: (keys: readonly Key[]) => ReadonlyMap<Key, Kind>,
    wordsOf: (kind: Kind, keys: readonly Key[]) => string,
    nameOf: (key: Key) => string,
    /** Where its list shows one key alone. */
    pathTo: (key: Key) => string,
  ): Check[] {
    if (isFailure(error, 'unsupported')) return []
    const line = (state: Check['state'], words: string, kind = ''): Check => ({
      of,
      kind,
      state,
      words,
    })
    if (!data)
      return [
        error
          ? line(
              'unread',
              t(
                isFailure(error, 'forbidden')
                  ? 'signInMethods.notShown'
                  : 'signInMethods.unread',
              ),
            )
          : line('reading', t('signInMethods.reading')),
      ]
    const marks = marksIn(data.items)
    const found = kinds.flatMap((kind) => {
      const keys = [...marks].flatMap(([key, its]) => (its === kind ? key : []))
      const [first, second] = keys
      if (!first) return []
      return {
        ...line('finding', wordsOf(kind, keys), kind),
        names: keys.map(nameOf),
        // Several stand first in the list as it is.
        ...(second ? {} : { to: pathTo(first) }),
      }
    })
    if (data.odd > 0)
      return [...found, line('unread', t('signInMethods.odd', { count: data.odd }))]
    // That there are no keys is said below.
    if (found.length > 0 || data.items.length === 0) return found
    return [line('calm', t('signInMethods.nothing'))]
  }

  return [
    ...checksOf(
      'apiKeys',
      apiKeys,
      markKinds,
      (keys) => marksOf(host, keys, now),
      (kind, keys) => {
        // Of all of them it is true of the one that was used last.
        const at = Math.max(...keys.map(({ lastUsedAt }) => lastUsedAt ?? 0))
        const since = idleSince(at, now, tag)
        return t(apiKeyWords[kind], { count: keys.length, since })
      },
      apiKeyName,
      ({ identifier }) => paths.apiKeys({ q: identifier }),
    ),
    ...checksOf(
      'sshKeys',
      sshKeys,
      sshKeyMarkKinds,
      (keys) => sshMarksOf(keys).marks,
      (kind, { length: count }) => t(sshKeyWords[kind], { count }),
      ({ name, fingerprint }) => name.trim() || fingerprint,
      ({ fingerprint }) => paths.sshKeys({ q: fingerprint }),
    ),
  ]
}
