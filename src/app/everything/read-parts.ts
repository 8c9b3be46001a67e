import type { QueryClient } from '@tanstack/react-query'

import { type Failure, isFailure } from '#src/api/failures.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import type { Instant } from '#src/lib/instant.ts'
import { delay } from '#src/lib/network.ts'
import type { SectionName } from '#src/lib/paths.ts'
import { readingPause } from '#src/lib/wait.ts'
import { accountQueries } from '#src/session/queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

/** Why a part is not in the file: what kept it from us, that the page around leaves its section out, or that it was stopped. */
export type WhyNot = Failure['kind'] | 'left-out' | 'stopped'

const fresh = { staleTime: 0 } as const

/** So often a part is asked for that the panel refuses for the number of requests. */
const tries = 3

/** What is one request, or a few; the feed is many, and not among them. */
const parts = {
  account: {
    section: 'profile',
    read: (queries: QueryClient) =>
      queries.fetchQuery({ ...accountQueries.me(), ...fresh }),
  },
  twoFactor: {
    section: 'security',
    read: (queries: QueryClient) =>
      queries.fetchQuery({ ...twoFactorQueries.state(), ...fresh }),
  },
  apiKeys: {
    section: 'api-keys',
    read: (queries: QueryClient) =>
      queries.fetchQuery({ ...keyQueries.apiKeys(), ...fresh }),
  },
  sshKeys: {
    section: 'ssh-keys',
    read: (queries: QueryClient) =>
      queries.fetchQuery({ ...keyQueries.sshKeys(), ...fresh }),
  },
} as const satisfies Record<
  string,
  { section: SectionName; read: (queries: QueryClient) => Promise<unknown> }
>
export type PartName = keyof typeof parts

/** What was read; `null` where it was not. */
export type Parts = {
  [Name in PartName]: Awaited<ReturnType<(typeof parts)[Name]['read']>> | null
}

export type PartsRead = { parts: Parts; notRead: Partial<Record<PartName, WhyNot>> }

/** What the reading is done with: `tellPause` hears until when the panel asks to wait, and `null` once it goes on. */
type Reading = {
  queries: QueryClient
  signal: AbortSignal
  tellPause: (until: Instant | null) => void
}

/** Reads a part, and waits where the panel asks for that, as the feed does. Throws the failure of the last try. */
async function readPatiently(
  read: (queries: QueryClient) => Promise<unknown>,
  { queries, signal, tellPause }: Reading,
): Promise<unknown> {
  for (let left = tries - 1; ; left -= 1)
    try {
      return await read(queries)
    } catch (error) {
      if (left === 0 || !isFailure(error, 'throttled')) throw error
      signal.throwIfAborted()
      const wait = readingPause(error.seconds) * 1000
      tellPause(Date.now() + wait)
      await delay(wait, signal)
      tellPause(null)
    }
}

/** The parts that were not read, and may be at another try: not those of a section that is left out, or that the panel does not have. */
export const unreadParts = ({ notRead }: PartsRead): PartName[] =>
  (Object.keys(notRead) as PartName[]).filter(
    (name) => notRead[name] !== 'left-out' && notRead[name] !== 'unsupported',
  )

/**
 * Reads all parts anew, of the sections that there are; with `before`, what was read by then, only those that were not. What the
 * panel does not give is noted, and the rest is read; throws where nobody is signed in any more, or somebody else is, and the
 * reason of `signal`.
 */
export async function readParts(
  sections: readonly SectionName[],
  reading: Reading,
  before: PartsRead | null,
): Promise<PartsRead> {
  const found: Record<string, unknown> = { ...before?.parts }
  const notRead: PartsRead['notRead'] = { ...before?.notRead }
  for (const name of before ? unreadParts(before) : (Object.keys(parts) as PartName[])) {
    const { section, read } = parts[name]
    found[name] = null
    delete notRead[name]
    if (!sections.includes(section)) {
      notRead[name] = 'left-out'
      continue
    }
    try {
      // One after the other: it takes no more of the account's requests at a time than a page does.
      found[name] = await readPatiently(read, reading)
    } catch (error) {
      const isOver =
        isFailure(error, 'unauthenticated') || isFailure(error, 'another-account')
      if (isOver || !isFailure(error)) throw error
      notRead[name] = error.kind
    }
    reading.signal.throwIfAborted()
  }
  return { parts: found as Parts, notRead }
}
