import type { ApiKey } from '#src/api/api-keys.ts'

/** Since when a key was neither used nor tried: from when it was made where it never was. `null` where nobody knows. */
const unusedSince = ({ lastUsedAt, createdAt }: ApiKey) =>
  lastUsedAt === undefined ? null : (lastUsedAt ?? createdAt)

/**
 * The keys, the one that was unused for longest first and those of which that is not known last. `isTold`: whether it is
 * known of all of them, so that the first really is the one.
 */
export function unusedLongest(keys: readonly ApiKey[]): {
  keys: ApiKey[]
  isTold: boolean
} {
  const orderOf = (key: ApiKey) => unusedSince(key) ?? Infinity
  return {
    keys: keys.toSorted((one, other) => {
      const [first, second] = [orderOf(one), orderOf(other)]
      return first === second ? 0 : first - second
    }),
    isTold: keys.every((key) => unusedSince(key) !== null),
  }
}
