import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'

import type { SshKey } from '#src/api/ssh-keys.ts'
import { useT } from '#src/i18n/context.ts'
import { AttentionGroups } from '#src/keys/attention-groups.tsx'
import { fetchCode } from '#src/lib/code.ts'
import { Table } from '#src/ui/table.tsx'

import type { ArrangedSshKeys } from './arrange.ts'
import { useSshKeyColumns } from './columns.ts'
import { SshKeyRow } from './ssh-key-row.tsx'

/** Reading keys takes more code than listing them: the list is there before it. */
const reader = queryOptions({
  queryKey: ['ssh-key-reader'],
  queryFn: () => fetchCode(() => import('./describe-ssh-key.ts'), 'background'),
  staleTime: Infinity,
  retry: false,
})

type SshKeyTableProps = {
  /** Those that are shown, in their order; at least one. */
  keys: readonly SshKey[]
  /** All that there are. */
  arranged: ArrangedSshKeys
  /** Fingerprint of the key that somebody came for: its row is open. */
  asked: string
  /** Whether they came to remove it. */
  isRemovalAsked: boolean
  /** Fingerprint of the key that came back just now, and has focus for it. */
  returned: string | null
  /** Fingerprints of those whose removal is on its way. */
  underWay: readonly string[]
  onRemove: (key: SshKey) => Promise<void>
}

/** The keys as a table, those that want attention first. */
export function SshKeyTable({
  keys,
  arranged: { keys: all, sharing, marks },
  asked,
  isRemovalAsked,
  returned,
  underWay,
  onRemove,
}: SshKeyTableProps) {
  const t = useT()
  const { data: read, isError: cannotRead } = useQuery(reader)
  // Once for all rows: a letter in the search must not read a thousand keys again.
  const described = useMemo(
    () =>
      new Map(
        all.map((key) => [
          key,
          cannotRead ? null : read?.describeSshKey(key.publicKey, key.name),
        ]),
      ),
    [all, read, cannotRead],
  )
  return (
    <Table label={t('sshKeys.title')} columns={useSshKeyColumns()}>
      <AttentionGroups
        keys={keys}
        isMarked={(key) => Boolean(marks.get(key))}
        titles={[t('sshKeys.groupAttention'), t('sshKeys.groupOthers')]}
      >
        {(key) => (
          <SshKeyRow
            key={key.fingerprint}
            sshKey={key}
            described={described.get(key)}
            sharesName={sharing.has(key)}
            mark={marks.get(key) ?? null}
            isAsked={key.fingerprint === asked}
            isRemovalAsked={isRemovalAsked}
            isReturned={key.fingerprint === returned}
            isRemoving={underWay.includes(key.fingerprint)}
            onRemove={onRemove}
          />
        )}
      </AttentionGroups>
    </Table>
  )
}
