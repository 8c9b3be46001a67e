import { useT } from '#src/i18n/context.ts'
import { barField, RowsSearch } from '#src/ui/rows.tsx'

import { orders, type Order } from './arrange.ts'

import styles from './api-keys.module.css'

type ToolbarProps = {
  /** How many there are to search. */
  count: number
  /** How many more there are, which could not be read. */
  odd: number
  /** How many of them the search shows. */
  found: number
  /** How many there may be; `null` when nobody knows. */
  limit: number | null
  search: string
  order: Order
  onSearch: (search: string) => void
  onOrder: (order: Order) => void
}

/** Finds keys in a long list, and says how many there are. */
export function Toolbar({
  count,
  odd,
  found,
  limit,
  search,
  order,
  onSearch,
  onOrder,
}: ToolbarProps) {
  const t = useT()
  const words: Record<Order, string> = {
    created: t('apiKeys.byCreated'),
    used: t('apiKeys.byUsed'),
    name: t('apiKeys.byName'),
  }
  return (
    <RowsSearch
      label={t('apiKeys.search')}
      placeholder={t('apiKeys.searchHint', { count })}
      value={search}
      onChange={onSearch}
    >
      <select
        aria-label={t('apiKeys.order')}
        className={barField}
        value={order}
        onChange={(event) =>
          onOrder(orders.find((each) => each === event.target.value) ?? 'created')
        }
      >
        {orders.map((each) => (
          <option key={each} value={each}>
            {words[each]}
          </option>
        ))}
      </select>
      <p className={styles['count']}>
        {found < count
          ? t('apiKeys.countFound', { found, count })
          : limit === null
            ? t('apiKeys.count', { count })
            : t('apiKeys.countOf', { count: count + odd, limit })}
      </p>
    </RowsSearch>
  )
}
