import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'

import { isFailure } from '#src/api/failures.ts'
import { recentActivity } from '#src/feed/recent.ts'
import { lastUses } from '#src/feed/refusals.ts'
import { useHost } from '#src/host/context.ts'
import { keyQueries } from '#src/keys/key-queries.ts'
import type { Instant } from '#src/lib/instant.ts'
import { ownKey } from '#src/session/own-key.ts'
import { useAccount } from '#src/session/queries.ts'
import { twoFactorQueries } from '#src/two-factor/two-factor-state.ts'

import type { Incident } from './incident.ts'
import { type IncidentProgress, signedOutAt } from './progress.ts'

/** What is known of an incident, and what of it is not. */
export type IncidentState = {
  incident: Incident
  /** Something has not been answered yet; what is only read once more takes nothing off the page. */
  reading: boolean
  /** Reads once more what could not be read; `null` when there is nothing like that. */
  again: (() => void) | null
  /** Reads once more which keys there are. */
  readKeys: () => void
  pending: boolean
  /** Whether something is in it that this page does not understand. */
  isOdd: boolean
  /** Of what happened before this moment, not all was read; `null` when all of it was. */
  cutAt: Instant | null
}

/** Somebody comes back from each step: what they did there must be seen at once. */
const always = { refetchOnMount: 'always' } as const

/**
 * With what each ended last, or `null`: a query that has no data forgets it as soon as it is read once more, and until that is
 * answered no more is known than before.
 */
function useLastErrors(reads: readonly UseQueryResult<unknown>[]) {
  const [last, setLast] = useState<readonly (Error | null)[]>([])
  const errors = reads.map(
    ({ error, data }, at) => error ?? (data ? null : (last[at] ?? null)),
  )
  if (errors.some((error, at) => error !== (last[at] ?? null))) setLast(errors)
  return errors
}

const isMissing = (data: unknown, error: Error | null | undefined): boolean => {
  if (error && !isFailure(error)) throw error
  // A panel without such keys has none that could be misused; one that wants two-factor first says that, too.
  const isAnswer = isFailure(error, 'unsupported') || isFailure(error, requiresTwoFactor)
  return Boolean(error) && !data && !isAnswer
}

const requiresTwoFactor = 'two-factor-required'

/** Reads what happened since a moment, and what is there now; `progress` is how far somebody is with the list. */
export function useIncident(since: Instant, progress: IncidentProgress): IncidentState {
  const host = useHost()
  const store = ownKey(host)
  const account = useAccount()
  const changes = useQuery({ ...recentActivity('account'), ...always })
  const keys = useQuery({ ...recentActivity('keys'), ...always })
  const apiKeys = useQuery({ ...keyQueries.apiKeys(), ...always })
  const sshKeys = useQuery({ ...keyQueries.sshKeys(), ...always })
  const twoFactor = useQuery({ ...twoFactorQueries.state(), ...always })
  // Read by the signals already, as a rule, and nothing that a step does changes it.
  const signIns = useQuery(recentActivity('sign-ins'))
  const lists = [apiKeys, sshKeys]
  const all = [...lists, changes, keys, signIns, twoFactor]
  const errors = useLastErrors(all)
  const missing = all.filter(({ data }, at) => isMissing(data, errors[at]))
  const cuts = [changes, keys, signIns].flatMap(({ data }) => data?.since ?? [])
  const cutAt = Math.max(...cuts, since)
  return {
    incident: {
      since,
      opened: progress.opened,
      email: account.email,
      rows: [changes, keys, signIns].flatMap(({ data }) => data?.entries ?? []),
      apiKeys: apiKeys.data?.items ?? [],
      sshKeys: sshKeys.data?.items ?? [],
      areKeysRead: lists.every(({ data }, at) =>
        errors[at] ? isFailure(errors[at], 'unsupported') : data?.odd === 0,
      ),
      twoFactor: twoFactor.data?.state ?? 'unknown',
      isClosed: errors.some((error) => isFailure(error, requiresTwoFactor)),
      isInUse: store.isInUse,
      lastUseOf: lastUses(signIns.data ?? null),
      hasSession: !store.isUsed(),
      signedOut: signedOutAt(host, account, progress),
    },
    reading: all.some((each) => each.isLoading && !each.isFetchedAfterMount),
    again: missing.length > 0 ? () => missing.forEach((each) => void each.refetch()) : null,
    readKeys() {
      for (const each of lists) void each.refetch()
    },
    pending: all.some(({ isFetching }) => isFetching),
    isOdd: [changes, keys, signIns, ...lists].some(({ data }) => (data?.odd ?? 0) > 0),
    cutAt: cutAt > since ? cutAt : null,
  }
}
