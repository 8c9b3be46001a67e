import type { SshKey } from '#src/api/ssh-keys.ts'
import { hasWords, searchWords } from '#src/ui/rows-search.ts'

import { sshKeyMarkKinds, sshMarkOf, type SshKeyMarkKind } from './ssh-key-mark.ts'

/** A list of keys with what is to be known of each beside the others. */
export type ArrangedSshKeys = {
  /** What wants attention first, and what was added last. */
  keys: readonly SshKey[]
  /** Those whose name another key has, too. */
  sharing: ReadonlySet<SshKey>
  marks: ReadonlyMap<SshKey, SshKeyMarkKind | null>
}

/** Puts keys in order. `keys` are as panels list them, in the order of adding, which their dates tell to the second alone. */
export function arrangeSshKeys(keys: readonly SshKey[]): ArrangedSshKeys {
  const sharing = new Set(
    [...Map.groupBy(keys, ({ name }) => name).values()].flatMap((named) =>
      named.length > 1 ? named : [],
    ),
  )
  const marks = new Map(keys.map((key) => [key, sshMarkOf(key, sharing.has(key))]))
  const rank = (key: SshKey) => {
    const mark = marks.get(key) ?? null
    return mark === null ? sshKeyMarkKinds.length : sshKeyMarkKinds.indexOf(mark)
  }
  return {
    keys: keys
      .toReversed()
      .toSorted((one, other) => (other.createdAt ?? 0) - (one.createdAt ?? 0))
      .toSorted((one, other) => rank(one) - rank(other)),
    sharing,
    marks,
  }
}

/** Those that a search finds, by name and by fingerprint. */
export function findSshKeys(keys: readonly SshKey[], search: string): readonly SshKey[] {
  const words = searchWords(search)
  return keys.filter(({ name, fingerprint }) =>
    hasWords(`${name} SHA256:${fingerprint}`, words),
  )
}
