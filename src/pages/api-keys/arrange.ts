import type { ApiKey } from '#src/api/api-keys.ts'

/** By what a list of keys can be ordered. */
export const orders = ['created', 'used', 'name'] as const
export type Order = (typeof orders)[number]

/** What a key is called: its description, or its identifier where it has none. */
export const nameOf = ({ description, identifier }: ApiKey): string =>
  description?.trim() || identifier

/** As people compare: without case, accents and the difference between full- and half-width letters. */
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()

/** Whether each word of `search` stands in the key's description, identifier or addresses. */
function isFound(
  { description, identifier, allowedIps }: ApiKey,
  words: string[],
): boolean {
  const text = plain([description ?? '', identifier, ...allowedIps].join(' '))
  return words.every((word) => text.includes(word))
}

const compare: Record<Order, (one: ApiKey, other: ApiKey) => number> = {
  created: (one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0),
  used: (one, other) => (other.lastUsedAt ?? 0) - (one.lastUsedAt ?? 0),
  name: (one, other) => collator.compare(nameOf(one), nameOf(other)),
}
const collator = new Intl.Collator(undefined, { numeric: true })

/** The keys that match, in order: newest first, last used first, or by name. */
export function arrange(keys: readonly ApiKey[], search: string, order: Order): ApiKey[] {
  const words = plain(search).split(/\s+/).filter(Boolean)
  return keys.filter((key) => isFound(key, words)).toSorted(compare[order])
}
