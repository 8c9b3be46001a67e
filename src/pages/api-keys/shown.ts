import { searchInAddress } from '#src/keys/search-in-address.ts'
import { isIdentifier } from '#src/lib/pasted-key.ts'

import { orders, type Order } from './arrange.ts'

/** What the address says of the list: what is searched for, and how it is ordered. */
export type Shown = { search: string; order: Order }

const read = (query: URLSearchParams): Shown => ({
  search: searchInAddress.read(query),
  order: orders.find((each) => each === query.get('order')) ?? orders[0],
})

function write({ search, order }: Shown, query: URLSearchParams): URLSearchParams {
  const next = searchInAddress.write(search, query)
  if (order === orders[0]) next.delete('order')
  else next.set('order', order)
  return next
}

/** For `useAddress`. */
export const shownInAddress = {
  read,
  write,
  correct(query: URLSearchParams): URLSearchParams | null {
    const shown = read(query)
    const isRight = [null, shown.order].includes(query.get('order') as Order | null)
    return isRight ? searchInAddress.correct(query) : write(shown, query)
  },
}

/** The identifier that is searched for, where it is one and nothing else. */
export const askedFor = ({ search }: Shown): string | null =>
  isIdentifier(search) ? search.trim() : null
