import type { SshKey } from '#src/api/ssh-keys.ts'
import { sshKeyMarkKinds, sshMarksOf, type SshKeyMarkKind } from '#src/keys/ssh-key-mark.ts'
import { hasWords, searchWords } from '#src/ui/rows-search.ts'

/** A list of keys with what is to be known of each beside the others. */
export type ArrangedSshKeys = {
  /** What wants attention first, and what was added last. */
  keys: readonly SshKey[]
  /** Those whose name another key has, too. */
  sharing: ReadonlySet<SshKey>
  /** Of those that have one. */
  marks: ReadonlyMap<SshKey, SshKeyMarkKind>
}

/** Puts keys in order. `keys` are as panels list them, in the order of adding, which their dates tell to the second alone. */
export function arrangeSshKeys(keys: readonly SshKey[]): ArrangedSshKeys {
  const { marks, sharing } = sshMarksOf(keys)
  const rank = (key: SshKey) => {
    const mark = marks.get(key)
    return mark === undefined ? sshKeyMarkKinds.length : sshKeyMarkKinds.indexOf(mark)
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
