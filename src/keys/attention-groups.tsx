import type { ReactNode } from 'react'

import { TableGroup } from '#src/ui/table.tsx'

type AttentionGroupsProps<Key> = {
  /** Those that are shown, in their order; at least one. */
  keys: readonly Key[]
  isMarked: (key: Key) => boolean
  /** What stands above those that are marked, and above the others. */
  titles: readonly [marked: string, others: string]
  /** The row of a key. */
  children: (key: Key) => ReactNode
}

/** The keys that want attention, apart from the others and before them; all of them in one group where none does. */
export function AttentionGroups<Key>({
  keys,
  isMarked,
  titles,
  children,
}: AttentionGroupsProps<Key>) {
  const groups = Map.groupBy(keys, isMarked)
  return [true, false].map((marked, at) => {
    const rows = groups.get(marked)
    return (
      rows && (
        <TableGroup
          key={titles[at]}
          title={groups.has(true) ? titles[at] : undefined}
          count={rows.length}
        >
          {rows.map(children)}
        </TableGroup>
      )
    )
  })
}
