import type { QueryClient } from '@tanstack/react-query'

import { type Account, identity } from '#src/api/account.ts'
import { AnotherAccount, Unauthenticated, type Failure } from '#src/api/failures.ts'

import { accountQueries } from './queries.ts'

const shown = (queries: QueryClient) =>
  queries.getQueryData(accountQueries.me().queryKey) ?? null

/** Whether this is the account that the page shows. */
export function isShown(queries: QueryClient, account: Account): boolean {
  const now = shown(queries)
  return now !== null && identity(now) === identity(account)
}

/**
 * Holds work that may outlive what is drawn to the account that the page shows now: what this gives tells whether the page
 * shows it still.
 */
export function sameAccount(queries: QueryClient): () => boolean {
  const whose = () => {
    const account = shown(queries)
    return account && identity(account)
  }
  const begun = whose()
  return () => whose() === begun
}

/** Why such work is not gone on with: the page is somebody else's by now, or nobody's. `about`: the request that is not sent. */
export function notSameFailure(queries: QueryClient, about: string): Failure {
  const account = shown(queries)
  return account ? new AnotherAccount(about, account) : new Unauthenticated(about, null)
}

/** Whether an account is the one that was typed, by its user name or its email; nothing typed is nobody else. */
export function isTyped(account: Account, typed: string): boolean {
  const who = typed.trim().toLowerCase()
  return [account.username, account.email].some((own) => own.toLowerCase() === who) || !who
}
