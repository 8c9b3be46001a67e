import { useT } from '#src/i18n/context.ts'
import { barField, RowsBar, RowsCount, RowsSearch } from '#src/ui/rows.tsx'

import { type Order, orders } from './arrange.ts'
import type { Shown } from './shown.ts'

type ToolbarProps = {
  /** How many there are to search. */
  count: number
  /** How many more there are, which could not be read. */
  odd: number
  /** How many of them the search shows. */
  found: number
  /** How many there may be; `null` when nobody knows. */
  limit: number | null
  /** Whether the groups of the list say how many each has. */
  isCounted: boolean
  shown: Shown
  onChange: (change: Partial<Shown>) => void
}

/** Finds keys, also one that leaked and is pasted, puts them in order, and says how many there are. */
export function Toolbar({
  count,
  odd,
  found,
  limit,
  isCounted,
  shown,
  onChange,
}: ToolbarProps) {
  const t = useT()
  const words: Record<Order, string> = {
    attention: t('apiKeys.byAttention'),
    newest: t('apiKeys.byNewest'),
    used: t('apiKeys.byUsed'),
    name: t('apiKeys.byName'),
  }
  const order = (
    <select
      aria-label={t('apiKeys.order')}
      className={barField}
      value={shown.order}
      onChange={({ target }) =>
        onChange({ order: orders.find((each) => each === target.value) ?? orders[0] })
      }
    >
      {orders.map((each) => (
        <option key={each} value={each}>
          {words[each]}
        </option>
      ))}
    </select>
  )
  return (
    <RowsBar>
      <RowsSearch
        label={t('apiKeys.search')}
        placeholder={t('apiKeys.searchHint')}
        value={shown.search}
        onChange={(search) => onChange({ search })}
      >
        {count > 1 && order}
        <RowsCount>
          {found < count
            ? t('apiKeys.countFound', { found, count })
            : limit !== null
              ? t('apiKeys.countOf', { count: count + odd, limit })
              : !isCounted && t('apiKeys.count', { count })}
        </RowsCount>
      </RowsSearch>
    </RowsBar>
  )
}
