import {
  type FetchQueryOptions,
  mutationOptions,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query'

import { deleteApiKey } from '#src/api/api-keys.ts'
import { isFailure, type Failure, type Unavailable } from '#src/api/failures.ts'
import { endsAll, isInDoubt, mayComeLate } from '#src/api/in-doubt.ts'
import { removeSshKey } from '#src/api/ssh-keys.ts'
import type { List } from '#src/api/wire.ts'
import { lookAgain } from '#src/forms/look-again.ts'
import { sendSignedIn } from '#src/forms/sign-in-again.ts'
import { lifetime } from '#src/host/lifetime.ts'
import { ownKey } from '#src/session/own-key.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { notSameFailure, sameAccount } from '#src/session/same-account.ts'

import { keyQueries } from '../key-queries.ts'
import { type Listed, readOwnList, wasNotFound, watchList } from '../own-list.ts'
import { hearKeyWrite, heardOfKey } from '../unheard-key-writes.ts'
import type { KeyToDelete } from './key-to-delete.ts'

/**
 * What became of one key. `unknown`: the answer does not tell, or the list could not be read that would. `denied`: the panel
 * said that it deleted it, and lists it all the same. `open`: it gave no answer in time, and may still delete it. `unread`: why
 * the list could not be read.
 */
export type Outcome =
  | { kind: 'deleted' | 'gone' | 'skipped' | 'denied' }
  | { kind: 'failed' | 'unknown'; failure: Failure; unread?: Failure }
  | { kind: 'open'; failure: Unavailable; unread?: Failure }

/** Whether a key is no longer there. */
export const isGone = ({ kind }: Outcome): boolean => kind === 'deleted' || kind === 'gone'

const failuresIn = (outcome: Outcome): Failure[] =>
  'failure' in outcome ? [outcome.failure, ...(outcome.unread ? [outcome.unread] : [])] : []

/** Whether the session has ended, and nobody has signed in again. */
export const lackedSession = (outcome: Outcome): boolean =>
  failuresIn(outcome).some(({ kind }) => kind === 'unauthenticated')

/** How keys of one kind are listed and deleted. */
function kindOf<Item, Key extends QueryKey>(
  options: () => FetchQueryOptions<List<Item>, Error, List<Item>, Key>,
  identifierOf: (item: Item) => string,
  send: (queries: QueryClient, identifier: string) => Promise<void>,
) {
  const { queryKey } = options()
  return {
    queryKey,
    send,
    /** Watches the list for a key (`watchList`), from before anything is done with it. */
    watch(queries: QueryClient, { identifier }: KeyToDelete) {
      const isIt = (item: Item) => identifierOf(item) === identifier
      const { look, tell } = watchList(queries, options(), isIt)
      return {
        look,
        /** What the list tells as it was read last. */
        tell(): Listed {
          const list = queries.getQueryData<List<Item>>(queryKey)
          return list ? tell(list) : 'untold'
        },
      }
    },
    /** Reads the list, and gives the identifiers in it. */
    async read(queries: QueryClient): Promise<readonly string[]> {
      const read = () => readOwnList(queries, options())
      const { items } = await sendSignedIn(hostOf(queries), read, 'nothing')
      return items.map(identifierOf)
    },
  }
}

const kinds = {
  api: kindOf(
    keyQueries.apiKeys,
    ({ identifier }) => identifier,
    (queries, identifier) => clientOf(queries).request(deleteApiKey(identifier)),
  ),
  ssh: kindOf(
    keyQueries.sshKeys,
    ({ fingerprint }) => fingerprint,
    (queries, fingerprint) => removeSshKey(clientOf(queries), fingerprint),
  ),
}

/** Each kind that is among keys, once. */
const kindsIn = (keys: readonly KeyToDelete[]) => [...new Set(keys.map(({ of }) => of))]

/** Whether the panel found no such key: by that alone it is neither there nor gone. Of SSH keys it may also have found no way to remove one. */
const foundNothing = ({ of }: KeyToDelete, failure: Failure) =>
  wasNotFound(failure) || (of === 'ssh' && isFailure(failure, 'unsupported'))

/**
 * Deletes one key. Where its answer was lost, or it was not found, the list tells what became of it. Throws only what is
 * not a failure of a request.
 */
export async function deleteOne(queries: QueryClient, key: KeyToDelete): Promise<Outcome> {
  const { send, watch } = kinds[key.of]
  const { look } = watch(queries, key)
  // As `keys/read-key-names.ts` reads it.
  if (key.name !== key.identifier)
    queries.setQueryData(['gone-key', key.identifier], [key.identifier, key.name])
  try {
    await sendSignedIn(hostOf(queries), () =>
      hearKeyWrite(queries, { does: 'delete', ...key }, () =>
        send(queries, key.identifier),
      ),
    )
    return { kind: 'deleted' }
  } catch (failure) {
    if (!isFailure(failure)) throw failure
    if (!isInDoubt(failure) && !foundNothing(key, failure))
      return { kind: 'failed', failure }
    try {
      const listed = await look()
      if (listed === 'not-there') {
        heardOfKey(queries, key.identifier)
        return { kind: isInDoubt(failure) ? 'deleted' : 'gone' }
      }
      if (mayComeLate(failure)) return { kind: 'open', failure }
      return { kind: listed === 'there' ? 'failed' : 'unknown', failure }
    } catch (unread) {
      if (!isFailure(unread)) throw unread
      if (mayComeLate(failure)) return { kind: 'open', failure, unread }
      return { kind: 'unknown', failure: isInDoubt(failure) ? failure : unread, unread }
    }
  }
}

/**
 * Deletes keys one after the other, in this order (the key that this page uses belongs at its end), and tells of each. `stopped` is
 * asked before each. Gives whether the key that this page uses by then is deleted; it is left alone after a failure, which only
 * it can mend. Throws only what is not a failure of a request.
 */
export async function deleteEach(
  queries: QueryClient,
  keys: readonly KeyToDelete[],
  tell: (identifier: string, outcome: Outcome) => void,
  stopped: () => boolean,
): Promise<boolean> {
  const store = ownKey(hostOf(queries))
  let over = false
  let isTroubled = false
  let isLockedOut = false
  for (const key of keys) {
    const isInUse = store.isInUse(key.identifier)
    if (over || stopped() || (isInUse && isTroubled)) {
      tell(key.identifier, { kind: 'skipped' })
      continue
    }
    const outcome = await deleteOne(queries, key)
    tell(key.identifier, outcome)
    isTroubled ||= 'failure' in outcome
    // Asked again: where the answer was lost, the list may have been read with another key that somebody gave for it.
    isLockedOut ||= outcome.kind === 'deleted' && store.isInUse(key.identifier)
    over = failuresIn(outcome).some(endsAll)
  }
  return isLockedOut
}

/**
 * Reads the lists once keys are deleted, and tells of those that they have all the same: panels say "done" also when nothing
 * was removed (recording `ssh-keys.remove.unknown`). What cannot be read tells nothing.
 */
async function tellDenied(
  queries: QueryClient,
  deleted: readonly KeyToDelete[],
  tell: Deletion['tell'],
): Promise<void> {
  try {
    for (const kind of kindsIn(deleted)) {
      const listed = new Set(await kinds[kind].read(queries))
      for (const { of, identifier } of deleted)
        if (of === kind && listed.has(identifier)) tell(identifier, { kind: 'denied' })
    }
  } catch (error) {
    if (!isFailure(error)) throw error
  }
}

/** A key that may be deleted late: why, and what its list tells of it. */
type Open = { key: KeyToDelete; failure: Unavailable; tells: () => Listed }

/**
 * Looks again for keys that may be deleted late, also when nobody waits for it any more, and tells of each that is. Gives those
 * that the list had at the last look.
 * `isStillTheirs`: what another account lists tells nothing, and is nothing to tell it of.
 */
async function tellLate(
  queries: QueryClient,
  open: Map<string, Open>,
  tell: Deletion['cameLate'],
  isStillTheirs: () => boolean,
): Promise<ReadonlySet<string>> {
  const listed = new Set<string>()
  const [first] = open.values()
  if (!first) return listed
  const host = hostOf(queries)
  function holdOn() {
    if (!isStillTheirs()) throw notSameFailure(queries, 'the lists of keys')
  }
  async function look(): Promise<boolean> {
    listed.clear()
    holdOn()
    const those = [...open.values()].map(({ key }) => key)
    for (const kind of kindsIn(those)) await kinds[kind].read(queries)
    holdOn()
    for (const [identifier, { tells }] of open) {
      const told = tells()
      if (told === 'there') listed.add(identifier)
      if (told !== 'not-there') continue
      open.delete(identifier)
      heardOfKey(queries, identifier)
      tell(identifier)
    }
    return open.size === 0
  }
  await lookAgain(host, first.failure, look, lifetime(host).signal)
  return listed
}

type Deletion = {
  keys: readonly KeyToDelete[]
  /** Is told of each key as it is done. */
  tell: (identifier: string, outcome: Outcome) => void
  stopped: () => boolean
  /** Is told of each key that was deleted late. */
  cameLate: (identifier: string) => void
  /** Is told once nothing is looked for any more that may be deleted late, and what of it the list had at the last look. */
  looked: (listed: ReadonlySet<string>) => void
  /** Leaves for the sign-in page, once the key that this page used is deleted. */
  leave: () => Promise<void>
}

export const keyMutations = {
  /**
   * Deletes keys one after the other; what became of each, `tell` is told: once it was seen to, and again when the list says
   * something else afterwards.
   */
  delete: (those: readonly KeyToDelete[]) =>
    mutationOptions({
      async mutationFn(deletion: Deletion, { client }) {
        const { keys, tell, stopped, cameLate, looked, leave } = deletion
        const isStillTheirs = sameAccount(client)
        const deleted: KeyToDelete[] = []
        const open = new Map<string, Open>()
        let isLeft = false
        const watches = new Map(
          keys.map((key) => {
            const { tell: tells } = kinds[key.of].watch(client, key)
            return [key.identifier, { key, tells }] as const
          }),
        )
        const note: Deletion['tell'] = (identifier, outcome) => {
          const watch = watches.get(identifier)
          if (watch && outcome.kind === 'deleted') deleted.push(watch.key)
          if (watch && outcome.kind === 'open')
            open.set(identifier, { ...watch, failure: outcome.failure })
          isLeft ||= lackedSession(outcome)
          tell(identifier, outcome)
        }
        const isLockedOut = await deleteEach(
          client,
          keys,
          note,
          () => stopped() || !isStillTheirs(),
        )
        // Before anything is read again: the panel would refuse it, and ask for another key over a page of the old one.
        if (isLockedOut) return leave()
        // Whoever did not sign in again is not asked to do so once more.
        if (deleted.length > 0 && !isLeft) await tellDenied(client, deleted, tell)
        if (open.size === 0) return
        void tellLate(client, open, cameLate, isStillTheirs).then((listed) => {
          // Whose page it is by then hears nothing of somebody else's keys.
          if (isStillTheirs()) looked(listed)
        })
      },
      meta: {
        changes: kindsIn(those).map((of) => kinds[of].queryKey),
        reading: 'own',
        tellsFailures: true,
      },
    }),
}
