import { useId } from 'react'

import { useT } from '#src/i18n/context.ts'

import { orders, type Order } from './arrange.ts'

import styles from './api-keys.module.css'

type ToolbarProps = {
  count: number
  /** How many there may be; `null` when nobody knows. */
  limit: number | null
  search: string
  order: Order
  onSearch: (search: string) => void
  onOrder: (order: Order) => void
}

/** Finds keys in a long list, and says how many there are. */
export function Toolbar({ count, limit, search, order, onSearch, onOrder }: ToolbarProps) {
  const t = useT()
  const id = useId()
  const words: Record<Order, string> = {
    created: t('apiKeys.byCreated'),
    used: t('apiKeys.byUsed'),
    name: t('apiKeys.byName'),
  }
  return (
    <search className={styles['search']}>
      <input
        type="search"
        className={styles['input']}
        aria-label={t('apiKeys.search')}
        placeholder={t('apiKeys.searchHint', { count })}
        value={search}
        onChange={(event) => onSearch(event.target.value)}
        autoComplete="off"
        spellCheck={false}
      />
      <label className={styles['order']} htmlFor={id}>
        {t('apiKeys.order')}
      </label>
      <select
        id={id}
        className={styles['input']}
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
        {limit === null
          ? t('apiKeys.count', { count })
          : t('apiKeys.countOf', { count, limit })}
      </p>
    </search>
  )
}
