import { queryOptions, type QueryClient } from '@tanstack/react-query'

import type { Account } from '#src/api/account.ts'
import { listActivity } from '#src/api/activity-list.ts'
import type { ActivityEntry } from '#src/api/activity.ts'
import type { Client } from '#src/api/client-types.ts'
import { isFailure, type Surprise } from '#src/api/failures.ts'
import type { Instant } from '#src/lib/instant.ts'
import { clientOf, hostOf } from '#src/session/panel-client.ts'
import { accountQueries } from '#src/session/queries.ts'
import { recoveryCodeUsed } from '#src/session/recovery-code-used.ts'

import { twoFactorFromHost } from './host-globals.ts'
import { unheardCodes } from './unheard-codes.ts'

/** Whether two-factor is on, and how that is known. */
export type TwoFactorState = {
  state: 'on' | 'off' | 'unknown'
  /**
   * `write`: this page turned it on or off; `account`: the account says so; `required`: the panel closes the rest of the
   * account until it is on; `activity`: who did something in the feed; `host`: the page around this one. Of `unknown`: who told
   * that it is off, where it was asked to be turned on here, and nobody heard what became of that.
   */
  by: 'write' | 'account' | 'required' | 'activity' | 'host' | null
  /** When the present recovery codes were made, as far as the feed reaches back. */
  codesMadeAt: Instant | null
  /** Whether the feed was read for that: then no moment means that it has none. */
  isCodesTold: boolean
  /** How many of them were used; `null` where the panel does not write that down (contract rule 0.16). */
  codesUsed: number | null
}

/** So many recovery codes panels make at once (contract §1.3). */
const codesMade = 10

/** How many recovery codes are left; `null` where it is not known how many were used. */
export const codesLeft = ({ codesUsed }: TwoFactorState): number | null =>
  codesUsed === null ? null : Math.max(0, codesMade - codesUsed)

/** So many recovery codes left are few. */
export const fewCodes = 3

const queryKey = ['two-factor'] as const
const noCodes = { codesMadeAt: null, isCodesTold: false, codesUsed: null } as const

/** The person's own row tells whether they have two-factor *now*; failed sign-ins have no actor. */
function toldBy(rows: readonly ActivityEntry[], account: Account): boolean | null {
  const own = rows.find(
    ({ actor }) =>
      actor !== null &&
      actor.twoFactorEnabled !== null &&
      (actor.uuid === account.uuid || actor.username === account.username),
  )
  return own?.actor?.twoFactorEnabled ?? null
}

const perPage = 50

type Feed = {
  enabled: boolean | null
  madeAt: Instant | null
  used: number | null
}

async function readFeed(
  client: Client,
  account: Account,
  signal: AbortSignal,
): Promise<Feed> {
  const readPage = (...events: string[]) =>
    listActivity(client, { page: 1, perPage, events, signal })
  const read = async (...events: string[]) => (await readPage(...events)).items
  const changes = await read('user:two-factor.')
  const enabled =
    toldBy(changes, account) ?? toldBy(await read('auth:success', 'user:'), account)
  const made = changes.find(({ event }) => event === 'user:two-factor.create')
  const madeAt = made?.timestamp ?? null
  if (enabled === false || madeAt === null) return { enabled, madeAt, used: null }
  // A panel that writes the one writes the other; none of them at all is a panel that does not tell.
  const { items: factors, pagination } = await readPage('auth:token', 'auth:recovery-token')
  const used = factors.filter(
    ({ event, timestamp }) =>
      event === 'auth:recovery-token' && timestamp !== null && timestamp >= madeAt,
  )
  const oldest = factors.at(-1)?.timestamp ?? null
  // More pages may have others, unless this one reaches back to when the codes were made. How many rows it has says
  // nothing: a panel that does not filter fills it with other kinds.
  const isAll = pagination?.pages === 1 || (oldest !== null && oldest < madeAt)
  return { enabled, madeAt, used: factors.length > 0 && isAll ? used.length : null }
}

/**
 * A feed that this panel does not have, or does not show to this key, tells nothing; one that is down is a failure. One that
 * cannot be read is one as well, but only where nothing else tells.
 */
async function askFeed(
  client: Client,
  account: Account,
  signal: AbortSignal,
): Promise<Feed | Surprise | 'required' | null> {
  try {
    return await readFeed(client, account, signal)
  } catch (error) {
    if (isFailure(error, 'two-factor-required')) return 'required'
    if (
      isFailure(error, 'unsupported') ||
      isFailure(error, 'forbidden') ||
      isFailure(error, 'refused')
    )
      return null
    if (isFailure(error, 'surprise')) return error
    throw error
  }
}

/** When any list that the page asked for was last refused because two-factor is missing; 0 for never. */
function requiredAt(queries: QueryClient): Instant {
  const refused = queries
    .getQueryCache()
    .findAll()
    .filter(({ state }) => isFailure(state.error, 'two-factor-required'))
  return Math.max(0, ...refused.map(({ state }) => state.errorUpdatedAt))
}

function judge(
  account: Account,
  feed: Feed | 'required' | null,
  before: TwoFactorState | undefined,
  queries: QueryClient,
): TwoFactorState {
  const told = typeof feed === 'object' ? feed : null
  const codes = {
    codesMadeAt: told?.madeAt ?? null,
    isCodesTold: told !== null,
    codesUsed: told?.used ?? null,
  }
  // Codes that were made before it was turned off are nobody's present ones.
  const known = (enabled: boolean, by: TwoFactorState['by']): TwoFactorState =>
    enabled ? { state: 'on', by, ...codes } : { state: 'off', by, ...noCodes }
  if (account.twoFactorEnabled !== null) return known(account.twoFactorEnabled, 'account')
  if (feed === 'required') return known(false, 'required')
  if (told && told.enabled !== null) return known(told.enabled, 'activity')
  if (requiredAt(queries)) return known(false, 'required')
  if (before?.by === 'write') return before
  const host = twoFactorFromHost(hostOf(queries), clientOf(queries), account)
  if (host !== null) return known(host, 'host')
  return { state: 'unknown', by: null, ...noCodes }
}

/** When the panel told what is known; 0 where it did not: what this page did, or the page around it, is no telling. */
function toldAt({ by }: TwoFactorState, feed: unknown, queries: QueryClient): Instant {
  if (by === 'account')
    return queries.getQueryState(accountQueries.me().queryKey)?.dataUpdatedAt ?? 0
  if (by === 'required' && feed !== 'required') return requiredAt(queries)
  return by === 'required' || by === 'activity' ? Date.now() : 0
}

/** What is known once it was told at `at` that it is off: where it was asked to be turned on here, unheard, it may be on by now. */
function heardOff(
  known: TwoFactorState,
  account: Account,
  at: Instant,
  queries: QueryClient,
): TwoFactorState {
  const isOff = unheardCodes(hostOf(queries)).hearOff(account, at)
  return isOff ? known : { ...known, state: 'unknown' }
}

export const twoFactorQueries = {
  /**
   * Two-factor without a side effect: never by `GET two-factor`, which makes a new secret (contract §4.6). What this page
   * did itself counts at once; what is read after it counts more, since it may have been changed elsewhere meanwhile.
   */
  state: () =>
    queryOptions({
      queryKey,
      queryFn: async ({ client, signal }): Promise<TwoFactorState> => {
        const account = await client.ensureQueryData(accountQueries.me())
        const before = client.getQueryData<TwoFactorState>(queryKey)
        const feed = await askFeed(clientOf(client), account, signal)
        const isUnreadable = isFailure(feed, 'surprise')
        const known = judge(account, isUnreadable ? null : feed, before, client)
        if (isUnreadable && known.state === 'unknown') throw feed
        return known.state === 'off'
          ? heardOff(known, account, toldAt(known, feed, client), client)
          : known
      },
      // What nobody knows may be told by what happened since.
      refetchOnMount: ({ state }) => (state.data?.state === 'unknown' ? 'always' : true),
    }),
}

/** Remembers what an answer of the panel proved. `codesMadeAt` is the moment when new recovery codes came with it. */
export function proveTwoFactor(
  queries: QueryClient,
  state: 'on' | 'off',
  codesMadeAt: Instant | null = null,
): void {
  // A read that is on its way was asked before this was true.
  void queries.cancelQueries({ queryKey })
  const before = queries.getQueryData<TwoFactorState>(queryKey)
  const codes =
    state === 'off'
      ? noCodes
      : {
          codesMadeAt: codesMadeAt ?? before?.codesMadeAt ?? null,
          isCodesTold: false,
          codesUsed: codesMadeAt === null ? (before?.codesUsed ?? null) : null,
        }
  queries.setQueryData<TwoFactorState>(queryKey, { state, by: 'write', ...codes })
  queries.setQueryData(accountQueries.me().queryKey, (account) =>
    account && account.twoFactorEnabled !== null
      ? { ...account, twoFactorEnabled: state === 'on' }
      : account,
  )
  const account = queries.getQueryData(accountQueries.me().queryKey)
  // Off, or with codes of its own again: a recovery code that was used before is nothing to see to any more.
  if (account && (state === 'off' || codesMadeAt !== null))
    recoveryCodeUsed(hostOf(queries)).forget(account)
  if (account && state === 'off') unheardCodes(hostOf(queries)).forget(account)
  // What was closed until two-factor is on is open now.
  void queries.resetQueries({
    predicate: (query) => isFailure(query.state.error, 'two-factor-required'),
  })
}

/** A list was refused because two-factor is missing: whoever did not know of it does now, and no guess stands against it. */
export function learnThatItIsRequired(queries: QueryClient): void {
  const account = queries.getQueryData(accountQueries.me().queryKey)
  queries.setQueryData<TwoFactorState>(queryKey, (known) =>
    account && (known?.state === 'unknown' || known?.by === 'host')
      ? heardOff({ state: 'off', by: 'required', ...noCodes }, account, Date.now(), queries)
      : known,
  )
}

/** When the present recovery codes were made, as the feed told: the moment that this page noted is not the feed's. */
export const toldMadeAt = ({ by, codesMadeAt }: TwoFactorState): Instant | null =>
  by === 'write' ? null : codesMadeAt
