import type { QueryClient } from '@tanstack/react-query'

import type { Failure } from '#src/api/failures.ts'
import type { SshKey } from '#src/api/ssh-keys.ts'
import { mayComeUntil } from '#src/forms/look-again.ts'
import { perHost } from '#src/host/host.ts'
import type { Instant } from '#src/lib/instant.ts'
import { isHeard } from '#src/session/is-heard.ts'
import { keyWrites } from '#src/session/key-writes.ts'
import { hostOf } from '#src/session/panel-client.ts'
import { keptJson } from '#src/session/panel-storage.ts'
import { accountQueries } from '#src/session/queries.ts'

/** A key that is deleted or added. */
export type KeyWrite = {
  does: 'delete' | 'add'
  of: 'api' | 'ssh'
  /** The identifier of an API key, the fingerprint of an SSH key, with or without the name of its hash. */
  identifier: string
  /** What it is called. */
  name: string
}

/** One of which nobody has heard, and when it was sent. */
export type UnheardKeyWrite = KeyWrite & { sentAt: Instant }

/** Since when this page is there: of what was sent before, it hears nothing. */
const began = perHost(() => Date.now())

const isOne = (each: unknown): each is UnheardKeyWrite =>
  typeof each === 'object' &&
  each !== null &&
  'sentAt' in each &&
  typeof each.sentAt === 'number' &&
  'name' in each &&
  typeof each.name === 'string'

function read(text: string | null): readonly UnheardKeyWrite[] {
  const kept = keptJson(text)
  // Only this file writes them.
  return Array.isArray(kept) ? kept.filter(isOne) : []
}

/** Changes what is noted at this moment: another one may have been heard of meanwhile. */
function change(
  queries: QueryClient,
  to: (noted: readonly UnheardKeyWrite[]) => readonly UnheardKeyWrite[],
): void {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  if (!account) return
  const notes = keyWrites(hostOf(queries))
  const next = to(read(notes.read(account)))
  if (next.length === 0) notes.forget(account)
  else notes.note(account, JSON.stringify(next))
}

/** Of what a note tells, what an earlier page has sent: this one tells of its own by itself. */
export const interruptedIn = (
  text: string | null,
  queries: QueryClient,
): readonly UnheardKeyWrite[] =>
  read(text).filter(
    ({ sentAt, identifier }, at, noted) =>
      sentAt < began(hostOf(queries)) &&
      !noted.slice(at + 1).some((later) => later.identifier === identifier),
  )

/** What became of a key is known. */
export const heardOfKey = (queries: QueryClient, identifier: string): void =>
  change(queries, (noted) => noted.filter((each) => each.identifier !== identifier))

/**
 * Sends a write of a key, which is noted as long as it has no answer of the panel: whoever loads the page again meanwhile hears
 * nothing of it, and what is listed then may be old a moment later. What was noted of the same key before is this one's to tell, until it is refused.
 * `failureOf`: why what it came to was looked up,
 * which may be carried out still.
 */
export async function hearKeyWrite<T>(
  queries: QueryClient,
  write: KeyWrite,
  send: () => Promise<T>,
  failureOf?: (answer: T) => Failure | null,
): Promise<T> {
  // Nothing else that the caller knows of the key is kept.
  const { does, of, identifier, name } = write
  // Not before this page was there, also when nobody has asked since when it is.
  const sentAt = Math.max(began(hostOf(queries)), Date.now())
  change(queries, (noted) => [
    ...noted.filter((each) => sentAt < mayComeUntil(each.sentAt)),
    { does, of, identifier, name, sentAt },
  ])
  try {
    const answer = await send()
    const failure = failureOf?.(answer) ?? null
    if (failure === null || isHeard(failure)) heardOfKey(queries, identifier)
    return answer
  } catch (error) {
    // A refusal says nothing of those before it, which may come after it still.
    if (isHeard(error))
      change(queries, (noted) =>
        noted.filter((each) => each.identifier !== identifier || each.sentAt !== sentAt),
      )
    throw error
  }
}

/** The same of an SSH key. */
export const hearSshKeyWrite = <T>(
  queries: QueryClient,
  does: KeyWrite['does'],
  { fingerprint: identifier, name }: Pick<SshKey, 'fingerprint' | 'name'>,
  send: () => Promise<T>,
  failureOf?: (answer: T) => Failure | null,
): Promise<T> =>
  hearKeyWrite(
    queries,
    { does, of: 'ssh', identifier, name: name.trim() || identifier },
    send,
    failureOf,
  )
