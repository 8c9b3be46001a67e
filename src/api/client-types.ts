import type { Observable } from '#src/lib/observable.ts'

import type { Account } from './account.ts'
import type { Capabilities } from './capabilities.ts'
import type { Endpoint } from './endpoint.ts'

/** Which panel, and how to be known there. */
export type ClientConfig = {
  /** The panel's origin; `''` is the page's own. */
  baseUrl: string
  /** Path of the client API; `/api/client` when absent. */
  apiBase?: string
  auth: { mode: 'session' } | { mode: 'key'; key: string }
  /** No cookies at all, where whatever stands before the panel makes them useless; by mode and origin when absent. */
  credentials?: 'omit' | undefined
  /** Sends a request, as the document does. */
  fetch: (input: RequestInfo | URL, init?: RequestInit) => Promise<Response>
  /** Origin of this page. */
  pageOrigin: string
  /** The decoded CSRF token, from the `XSRF-TOKEN` cookie. */
  csrfToken: () => string | undefined
  /** Milliseconds since 1970. */
  now?: () => number
  /** Time limits in milliseconds; 15 s and 20 s when absent. */
  timeouts?: { read: number; write: number }
}

/** Whom the page acts for. Before each write the panel is asked whom *it* would act for (`docs/decisions/0010`). */
export type AccountGuard = {
  /** Asks who is signed in. */
  ask: Endpoint<Account>
  /**
   * Takes the account for which the panel would act: whether the page shows it. When not, the person is asked whose account
   * it shall show (a dialog), and the write is not sent.
   */
  meet(now: Account): boolean
}

/** The way to one panel. */
export type Client = {
  /**
   * Sends one request. Throws one of the failures of `failures.ts`; when `signal` is aborted,
   * its reason.
   */
  request<T>(
    endpoint: Endpoint<T>,
    options?: { signal?: AbortSignal | undefined },
  ): Promise<T>
  config: ClientConfig
  /** Set once an account is shown; before that there is nobody to act for. */
  guard: AccountGuard | null
  /** Throws `AnotherAccount` unless the panel acts for the account that is shown; `about` names what is at stake. */
  checkAccount(about: string, signal?: AbortSignal): Promise<void>
  /** How far the panel's clock is ahead of this computer's, in milliseconds; `null` where no answer told (across origins). */
  clockAhead(): number | null
  /**
   * How many reads a minute the panel allows the account (`X-RateLimit-Limit`, contract §4.5), as its last answer to a
   * read said; `null` where none did (across origins).
   */
  rateLimit(): number | null
  /** Whether the page is at the panel's own origin. */
  isOwnOrigin: boolean
  /** Whether a session was begun in this browser, as far as its CSRF token tells. */
  hasToken(): boolean
  /** Whether a session on the panel goes along with each request. */
  sendsCookies: boolean
  capabilities: Observable<Capabilities> & { set(change: Partial<Capabilities>): void }
  /** Fetches a fresh CSRF token; requests do so themselves. */
  refreshCsrf(): Promise<void>
}
