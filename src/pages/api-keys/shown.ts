import { isIdentifier, withoutSecret } from '#src/lib/pasted-key.ts'

import { orders, type Order } from './arrange.ts'

/** What the address says of the list: what is searched for, and how it is ordered. */
export type Shown = { search: string; order: Order }

/** Reads it. Of a key with its secret only what the key is called by arrives. */
const read = (query: URLSearchParams): Shown => ({
  search: withoutSecret(query.get('q') ?? ''),
  order: orders.find((each) => each === query.get('order')) ?? orders[0],
})

/** Whatever else stands in the address stays in it. */
function write({ search, order }: Shown, query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query)
  for (const [name, value] of [
    ['q', search],
    ['order', order === orders[0] ? '' : order],
  ] as const)
    if (value) next.set(name, value)
    else next.delete(name)
  return next
}

/** For `useAddress`. */
export const shownInAddress = {
  read,
  write,
  correct(query: URLSearchParams): URLSearchParams | null {
    const shown = read(query)
    const isRight =
      shown.search === (query.get('q') ?? '') &&
      [null, shown.order].includes(query.get('order') as Order | null)
    return isRight ? null : write(shown, query)
  },
}

/** The identifier that is searched for, where it is one and nothing else. */
export const askedFor = ({ search }: Shown): string | null =>
  isIdentifier(search) ? search.trim() : null
