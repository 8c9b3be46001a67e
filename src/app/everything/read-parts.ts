import type { QueryClient } from '@tanstack/react-query'

import { type Failure, isFailure } from '#src/api/failures.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import type { SectionName } from '#src/lib/paths.ts'
import { accountQueries } from '#src/session/queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

/** Why a part is not in the file: what kept it from us, that the page around leaves its section out, or that it was stopped. */
export type WhyNot = Failure['kind'] | 'left-out' | 'stopped'

const fresh = { staleTime: 0 } as const

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

/**
 * Reads all parts anew, of the sections that there are. What the panel does not give is noted, and the rest is read; throws
 * where nobody is signed in any more, or somebody else is, and the reason of `signal`.
 */
export async function readParts(
  queries: QueryClient,
  sections: readonly SectionName[],
  signal: AbortSignal,
): Promise<PartsRead> {
  const found: Record<string, unknown> = {}
  const notRead: PartsRead['notRead'] = {}
  for (const name of Object.keys(parts) as PartName[]) {
    const { section, read } = parts[name]
    found[name] = null
    if (!sections.includes(section)) {
      notRead[name] = 'left-out'
      continue
    }
    try {
      // One after the other: it takes no more of the account's requests at a time than a page does.
      found[name] = await read(queries)
    } catch (error) {
      const isOver =
        isFailure(error, 'unauthenticated') || isFailure(error, 'another-account')
      if (isOver || !isFailure(error)) throw error
      notRead[name] = error.kind
    }
    signal.throwIfAborted()
  }
  return { parts: found as Parts, notRead }
}
