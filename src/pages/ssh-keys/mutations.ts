import { CancelledError, mutationOptions, type QueryClient } from '@tanstack/react-query'

import { isFailure, type Failure, type Unavailable } from '#src/api/failures.ts'
import { isInDoubt, mayComeLate } from '#src/api/in-doubt.ts'
import { addSshKey, removeSshKey, type SshKey } from '#src/api/ssh-keys.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import { wasNotFound, watchList } from '#src/keys/own-list.ts'
import { fetchCodeOnce } from '#src/lib/code.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'

/**
 * What became of a removal that the panel said it carried out: `still-there` when it lists the key all the same, `not-read`
 * when nobody knows, since its list could not be read again. `not-told`: the panel found nothing to remove, and its list could
 * not be read either.
 */
export type Removed = 'removed' | 'still-there' | 'not-read' | 'not-told' | NotRemoved

/** A removal whose answer does not tell: `not-done`: of a key that the list has still. */
type NotRemoved = { unheard: Failure; outcome: 'not-done' | 'unknown' }

/** Why a removal may come late; `null` of one that may not. */
export const lateOf = (outcome: Removed | Failure): Unavailable | null =>
  typeof outcome === 'object' && 'unheard' in outcome && mayComeLate(outcome.unheard)
    ? outcome.unheard
    : null

/** Why a removal was looked up in the list; `null` of one that was not. */
const unheardOf = (outcome: Removed | Failure): Failure | null =>
  typeof outcome === 'object' && 'unheard' in outcome ? outcome.unheard : null

const changes = [keyQueries.sshKeys().queryKey]

/** Watches the list for a key (`watchList`), from before anything is done with it. */
export const watchSshKey = (queries: QueryClient, { fingerprint }: SshKey) =>
  watchList(queries, keyQueries.sshKeys(), (each) => each.fingerprint === fingerprint)

/** Whether the panel found no key, or no way to remove one: by that alone, no key is there, or gone. */
const foundNothing = (failure: Failure) =>
  wasNotFound(failure) || isFailure(failure, 'unsupported')

async function remove(key: SshKey, queries: QueryClient): Promise<Removed> {
  const { look } = watchSshKey(queries, key)
  let doubt: Failure | null = null
  try {
    await sendSignedIn(hostOf(queries), () =>
      removeSshKey(clientOf(queries), key.fingerprint),
    )
  } catch (error) {
    if (!isFailure(error) || !(isInDoubt(error) || foundNothing(error))) throw error
    doubt = error
  }
  const listed = await look().catch((error: unknown) => {
    if (!isFailure(error)) throw error
    return 'untold' as const
  })
  if (listed === 'not-there') return 'removed'
  const isRead = listed === 'there'
  if (!doubt) return isRead ? 'still-there' : 'not-read'
  // The panel has given an answer to what it refused, or did not find, and the list bears it out.
  if (isRead && !doubt.mayHaveRun) throw doubt
  if (foundNothing(doubt)) return 'not-told'
  return { unheard: doubt, outcome: isRead ? 'not-done' : 'unknown' }
}

export type PuttingBack = {
  key: SshKey
  /** Is told when the answer failed: a list that was read before that is older than what may have been done. */
  tellFailed: () => void
}

async function putBack(
  { key, tellFailed }: PuttingBack,
  queries: QueryClient,
): Promise<void> {
  try {
    await sendSignedIn(hostOf(queries), () =>
      clientOf(queries).request(addSshKey({ name: key.name, publicKey: key.publicKey })),
    )
  } catch (error) {
    tellFailed()
    const listed = await watchSshKey(queries, key)
      .look()
      .catch((unread: unknown) => {
        if (!isFailure(unread) && !(unread instanceof CancelledError)) throw unread
      })
    if (listed !== 'there') throw error
  }
}

export const sshKeyMutations = {
  /** Adds a public key. */
  add: () =>
    mutationOptions({
      mutationKey: ['ssh-keys', 'add'],
      mutationFn: (key: { name: string; publicKey: string }, { client }) =>
        clientOf(client).request(addSshKey(key)),
      meta: { changes },
    }),
  /**
   * Removes a key and believes it only when the list no longer has it: panels say "done" also when nothing was removed
   * (recording `ssh-keys.remove.unknown`). An answer that was lost, and a key that was not found, are settled by the list, too.
   */
  remove: () =>
    mutationOptions({
      mutationKey: removing,
      async mutationFn(key: SshKey, { client }) {
        // As `keys/read-key-names.ts` reads it.
        client.setQueryData(['gone-key', key.fingerprint], [key.fingerprint, key.name])
        const code = await fetchCodeOnce(() => import('#src/keys/unheard-key-writes.ts'))
        const send = () => remove(key, client)
        // Without the code that notes it, it is removed all the same.
        return code ? code.hearSshKeyWrite(client, 'delete', key, send, unheardOf) : send()
      },
      meta: { changes, reading: 'own', tellsFailures: true },
    }),
  /** Adds a removed key again, as the panel had it. The date of adding is a new one. */
  putBack: () =>
    mutationOptions({
      mutationKey: puttingBack,
      mutationFn: (asked: PuttingBack, { client }) => putBack(asked, client),
      meta: { changes },
    }),
}

/** The key of the mutations that put back. */
export const puttingBack = ['ssh-keys', 'put-back'] as const

/** The key of the mutations that remove. */
export const removing = ['ssh-keys', 'remove'] as const
