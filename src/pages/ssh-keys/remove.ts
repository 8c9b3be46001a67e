import type { QueryClient } from '@tanstack/react-query'

import { recentKey } from '#src/account/activity/recent-key.ts'
import { keyQueries } from '#src/account/key-queries.ts'
import { readNow } from '#src/account/read-now.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { addSshKey, removeSshKey, type SshKey } from '#src/api/ssh-keys.ts'

/** What became of a removal: `still-there` when the panel said "done" and lists the key all the same. */
export type Removed = 'removed' | 'still-there' | Failure

function readAgain(queries: QueryClient) {
  void queries.invalidateQueries({ queryKey: recentKey })
  return readNow(queries, keyQueries.sshKeys())
}

/**
 * Removes a key and believes it only when the list no longer has it: panels say "done" also when nothing was removed
 * (recording `ssh-keys.remove.unknown`). An answer that was lost is settled by the list, too.
 */
export async function remove(queries: QueryClient, key: SshKey): Promise<Removed> {
  let lost: Failure | null = null
  try {
    await removeSshKey(key.fingerprint)
  } catch (error) {
    if (!isFailure(error)) throw error
    if (!error.mayHaveRun) return error
    lost = error
  }
  try {
    const { items } = await readAgain(queries)
    const there = items.some(({ fingerprint }) => fingerprint === key.fingerprint)
    return there ? (lost ?? 'still-there') : 'removed'
  } catch (error) {
    if (!isFailure(error)) throw error
    return lost ?? error
  }
}

/** Adds a removed key again, as the panel had it; `null` when it is back. The date of adding is a new one. */
export async function putBack(queries: QueryClient, key: SshKey): Promise<Failure | null> {
  let failure: Failure | null = null
  try {
    await addSshKey({ name: key.name, publicKey: key.publicKey })
  } catch (error) {
    if (!isFailure(error)) throw error
    failure = error
  }
  try {
    const { items } = await readAgain(queries)
    const there = items.some(({ fingerprint }) => fingerprint === key.fingerprint)
    return there ? null : failure
  } catch (error) {
    if (!isFailure(error)) throw error
    return failure ?? error
  }
}
