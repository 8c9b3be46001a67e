import { mutationOptions, type QueryClient } from '@tanstack/react-query'

import { keyQueries } from '#src/account/key-queries.ts'
import { readNow } from '#src/account/read-now.ts'
import { client } from '#src/api/current.ts'
import { isFailure, type Failure } from '#src/api/failures.ts'
import { addSshKey, removeSshKey, type SshKey } from '#src/api/ssh-keys.ts'
import { sendSignedIn } from '#src/forms/session-ended.ts'

/** What became of a removal: `still-there` when the panel said "done" and lists the key all the same. */
export type Removed = 'removed' | 'still-there'

const changes = [keyQueries.sshKeys().queryKey]

async function isListed(queries: QueryClient, key: SshKey): Promise<boolean> {
  const { items } = await sendSignedIn(async () => {
    const list = await readNow(queries, keyQueries.sshKeys())
    // Somebody else's list never says that a key of ours is gone.
    await client().checkAccount('GET /account/ssh-keys')
    return list
  }, 'nothing')
  return items.some(({ fingerprint }) => fingerprint === key.fingerprint)
}

async function remove(key: SshKey, queries: QueryClient): Promise<Removed> {
  let lost: Failure | null = null
  try {
    await sendSignedIn(() => removeSshKey(key.fingerprint))
  } catch (error) {
    if (!isFailure(error) || !error.mayHaveRun) throw error
    lost = error
  }
  const listed = await isListed(queries, key).catch((error: unknown) => {
    throw lost ?? error
  })
  if (listed && lost) throw lost
  return listed ? 'still-there' : 'removed'
}

async function putBack(key: SshKey, queries: QueryClient): Promise<void> {
  try {
    await sendSignedIn(() => addSshKey({ name: key.name, publicKey: key.publicKey }))
  } catch (error) {
    if (!(await isListed(queries, key).catch(() => false))) throw error
  }
}

export const sshKeyMutations = {
  /** Adds a public key. */
  add: () =>
    mutationOptions({
      mutationKey: ['ssh-keys', 'add'],
      mutationFn: (key: { name: string; publicKey: string }) => addSshKey(key),
      meta: { changes },
    }),
  /**
   * Removes a key and believes it only when the list no longer has it: panels say "done" also when nothing was removed
   * (recording `ssh-keys.remove.unknown`). An answer that was lost is settled by the list, too.
   */
  remove: () =>
    mutationOptions({
      mutationKey: removing,
      mutationFn: (key: SshKey, { client }) => remove(key, client),
      meta: { changes, reading: 'own' },
    }),
  /** Adds a removed key again, as the panel had it. The date of adding is a new one. */
  putBack: () =>
    mutationOptions({
      mutationKey: ['ssh-keys', 'put-back'],
      mutationFn: (key: SshKey, { client }) => putBack(key, client),
      meta: { changes },
    }),
}

/** The key of the mutations that remove. */
export const removing = ['ssh-keys', 'remove'] as const
