import type { ApiKey } from '#src/api/api-keys.ts'
import { hasWords, searchWords } from '#src/ui/rows-search.ts'

/** By what a list of keys can be ordered. */
export const orders = ['created', 'used', 'name'] as const
export type Order = (typeof orders)[number]

/** What a key is called: its description, or its identifier where it has none. */
export const apiKeyName = ({ description, identifier }: ApiKey): string =>
  description?.trim() || identifier

/** Where a search looks: the key's description, identifier and addresses. */
const searched = ({ description, identifier, allowedIps }: ApiKey) =>
  [description ?? '', identifier, ...(allowedIps ?? [])].join(' ')

const compare: Record<Order, (one: ApiKey, other: ApiKey) => number> = {
  created: (one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0),
  used: (one, other) => (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0),
  name: (one, other) => collator.compare(apiKeyName(one), apiKeyName(other)),
}
const collator = new Intl.Collator(undefined, { numeric: true })

/** The keys that match, in order: newest first, last used first, or by name. */
export function arrange(keys: readonly ApiKey[], search: string, order: Order): ApiKey[] {
  const words = searchWords(search)
  return keys.filter((key) => hasWords(searched(key), words)).toSorted(compare[order])
}
