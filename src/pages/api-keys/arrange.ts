import type { ApiKey } from '#src/api/api-keys.ts'
import { apiKeyName } from '#src/keys/api-key-name.ts'
import { type MarkKind, markKinds } from '#src/keys/mark-of.ts'
import { hasWords, searchWords } from '#src/ui/rows-search.ts'

/** By what a list of keys can be ordered; the first where nothing else is asked for. */
export const orders = ['attention', 'newest', 'used', 'name'] as const
export type Order = (typeof orders)[number]

/** Where a search looks: the key's description, identifier and addresses. */
const searched = ({ description, identifier, allowedIps }: ApiKey) =>
  [description ?? '', identifier, ...(allowedIps ?? [])].join(' ')

type Compare = (one: ApiKey, other: ApiKey) => number

const newest: Compare = (one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0)
const used: Compare = (one, other) =>
  (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0) || newest(one, other)
const compare: Record<Order, Compare> = {
  attention: used,
  newest,
  used,
  name: (one, other) => collator.compare(apiKeyName(one), apiKeyName(other)),
}
const collator = new Intl.Collator(undefined, { numeric: true })

/** The keys that match, in order: what wants attention and what was used last first, newest, last used, or by name. */
export function arrange(
  keys: readonly ApiKey[],
  search: string,
  order: Order,
  markOf: (key: ApiKey) => MarkKind | null,
): ApiKey[] {
  const words = searchWords(search)
  const found = keys
    .filter((key) => hasWords(searched(key), words))
    .toSorted(compare[order])
  if (order !== 'attention') return found
  const rank = (key: ApiKey) => {
    const mark = markOf(key)
    return mark === null ? markKinds.length : markKinds.indexOf(mark)
  }
  return found.toSorted((one, other) => rank(one) - rank(other))
}
