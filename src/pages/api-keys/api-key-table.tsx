import { useMemo } from 'react'

import type { ApiKey } from '#src/api/api-keys.ts'
import { useT } from '#src/i18n/context.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { AttentionGroups } from '#src/keys/attention-groups.tsx'
import type { MarkKind } from '#src/keys/mark-of.ts'
import type { Replaced } from '#src/keys/replaced.ts'
import { Table } from '#src/ui/table.tsx'

import { ApiKeyRow, type ShownUse } from './api-key-row.tsx'
import { useColumns } from './columns.ts'

type ApiKeyTableProps = {
  /** Those that are shown, in their order; at least one. */
  keys: readonly ApiKey[]
  /** All that there are, from which one of them has to be told. */
  all: readonly ApiKey[]
  /** Whether those that want attention stand apart, before the others. */
  isGrouped: boolean
  markOf: (key: ApiKey) => MarkKind | null
  lastUseOf: (key: ApiKey) => ShownUse
  replacedBy: (key: ApiKey) => Replaced | null
  /** Identifier of the key that somebody came for: its row is open. */
  asked: string | null
  picked: ReadonlySet<string>
  onPick: (identifier: string, on: boolean, isRange: boolean) => void
  onPickAll: (on: boolean) => void
  onDelete: (key: ApiKey) => void
}

/** The keys as a table, in groups where that is how they are ordered. */
export function ApiKeyTable({
  keys,
  all,
  isGrouped,
  markOf,
  lastUseOf,
  replacedBy,
  asked,
  picked,
  onPick,
  onPickAll,
  onDelete,
}: ApiKeyTableProps) {
  const t = useT()
  const named = useMemo(() => Map.groupBy(all, apiKeyName), [all])
  const isMixed = picked.size > 0 && picked.size < keys.length
  return (
    <Table
      label={t('apiKeys.title')}
      columns={useColumns()}
      pick={
        <label>
          <input
            type="checkbox"
            checked={picked.size === keys.length}
            ref={(box) => {
              if (box) box.indeterminate = isMixed
            }}
            onChange={({ target }) => onPickAll(target.checked)}
            aria-label={t('apiKeys.selectAll')}
          />
        </label>
      }
    >
      <AttentionGroups
        keys={keys}
        isMarked={(key) => isGrouped && markOf(key) !== null}
        titles={[t('apiKeys.groupAttention'), t('apiKeys.groupOthers')]}
      >
        {(key) => (
          <ApiKeyRow
            key={key.identifier}
            apiKey={key}
            sharesName={(named.get(apiKeyName(key))?.length ?? 1) > 1}
            lastUse={lastUseOf(key)}
            mark={markOf(key)}
            replaced={replacedBy(key)}
            picked={picked.has(key.identifier)}
            isAsked={key.identifier === asked}
            onPick={onPick}
            onDelete={onDelete}
          />
        )}
      </AttentionGroups>
    </Table>
  )
}
