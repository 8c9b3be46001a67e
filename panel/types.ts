import type { BrowserSession, KeysOf, NewAccount } from './account-types.ts'
import type { EnvelopeName } from './dialects/envelopes.ts'

/** What the stand-in panel needs and offers; the implementation is `createPanel` in `panel.ts`. */

/** A part of the API that some panels do not have; also how its paths go on below `/api/client/account`. */
export type ApiPart = 'two-factor' | 'ssh-keys' | 'api-keys' | 'activity'

/** What a real panel's admin can set, and how panels differ beyond their dialect. Defaults are a real panel's. */
export type PanelSettings = {
  /** The panel's name: issuer of the TOTP secret, and the source of the session cookie's name. */
  name: string
  /** Where the panel believes that it lives (`APP_URL`), e.g. `http://127.0.0.1:5173`; part of `location` and of what is stateful. */
  url: string
  /** Whom the panel forces to have two-factor: 0 nobody, 1 admins, 2 everyone. */
  twoFactorRequired: 0 | 1 | 2
  /**
   * Whether sign-in and forgotten passwords demand a captcha, which the stand-in never accepts: 1.11 breaks over its own
   * refusal (500), panels before that refuse in words (`'refused'`, 400).
   */
  captcha: boolean | 'refused'
  /** Origins that may call `/api/client` across origins. */
  corsOrigins: readonly string[]
  /** `php artisan down`: every route answers 503, with `Retry-After` (in seconds) after `down --retry` only. */
  maintenance: boolean | { retryAfter: number }
  /** Accepted drift of a sign-in code, in steps of 30 s before and after. */
  totpWindow: number
  /**
   * Whether sign-in refuses a code, and those before it, that signed in once (Pterodactyl 1.12 and later; set-up
   * forgets what was used). `'everywhere'` is stricter than any panel known: `POST …/two-factor` uses a code up, too,
   * and while two-factor is on refuses one that was used.
   */
  singleUseCodes: boolean | 'everywhere'
  /**
   * Whether `POST …/two-factor` replaces the recovery codes while two-factor is on
   * (`two-factor.enable.when-already-enabled`). Where it does not, the request is refused in the words of
   * `two-factor.get.enabled`; no panel known does so, a later one may.
   */
  replaceCodes: boolean
  /**
   * In which order `sort=-timestamp` gives rows of one second: in that of writing, or in one that is another for every
   * query, as real panels do (recording `sessions.activity.ada.page-1`). Which rows are on a page does not depend on it.
   */
  sameSecond: 'any' | 'written'
  /** What this panel's API does not have: any path of it is as unknown as `errors.404-account-sub`. */
  missing: readonly ApiPart[]
  /**
   * How far the panel's clock is ahead of `PanelOptions.clock`, in milliseconds: its `Date` header, its sign-in codes
   * and all times it writes. How long sessions, throttles and half a sign-in last is measured without it, so that a change ends none.
   */
  clockOffset: number
  /** Attempts a minute; `Infinity` switches a throttle off. */
  throttles: {
    client: number
    authentication: number
    passwordReset: number
    lockout: number
  }
  /** What refusals look like to a caller that expects JSON; `null` leaves it to the dialect. */
  envelope: EnvelopeName | null
  /** scrypt's N for new password hashes; tests lower it. */
  hashCost: number
}

export type PanelOptions = {
  /** A file, or `:memory:`. */
  database: string
  /** Milliseconds since 1970; `Date.now` when absent. `PanelSettings.clockOffset` is added to it. */
  clock?: () => number
  /** So many random bytes; `crypto.getRandomValues` when absent. */
  random?: (bytes: number) => Uint8Array
  settings?: Partial<PanelSettings>
  /** Name of a file in `dialects/`; `pterodactyl-1.11.8` when absent. */
  dialect?: string
  /** Whether the request header `x-perch-fault` may ask for a fault; `control.failNext` always works. */
  faults?: boolean
  /** How many of a hundred API answers become 502 or 503 by chance. */
  chaos?: number
}

/**
 * What can go wrong on purpose, by its name; what each does is in `spoil.ts`. Some strike before the panel does anything
 * (`refuse`, `500-json`), some after it (`run-then-drop`, `500-html`), `run-late` when its caller has given up.
 */
export type Fault =
  | 'refuse'
  | 'reset-in-body'
  | 'hang'
  | 'run-late'
  | 'delay-5s'
  | 'run-then-drop'
  | '500-json'
  | '500-html'
  | '502-html'
  | '504-html'
  | '503-retry-after'
  | '429-seconds'
  | '429-absent'
  | '429-1e9'
  | '429-date'
  | '401'
  | '419-once'
  | '419-always'
  | 'empty-403'
  | 'login-page-200'
  | 'redirect-to-login'
  | 'empty-200-run'
  | 'empty-200-not-run'
  | 'truncated-json'
  | 'array'
  | 'string'
  | 'odd-rows'
  | 'all-null'
  | 'fields-null'
  | '200kB-strings'
  | 'prototype-keys'

/** A fault waiting for its request: the next `times` (1) ones with this method and path (a prefix ending in `*`, or a RegExp, will do). */
export type ArmedFault = {
  method?: string
  path: string | RegExp
  fault: Fault
  times?: number
  /** How many times faster the time goes that a fault takes of its own (`delay-5s`); 1 when absent. */
  hurry?: number
  /** Whether the request runs before the fault strikes, where that is not as the fault has it. */
  run?: boolean
}

/** A row of the feed as the seed and tests write it: the account is its subject. */
export type NewActivity = {
  event: string
  timestamp: number
  ip: string
  /** Who did it: the account itself when absent, `null` for nobody known, as with failed sign-ins. */
  actorId?: number | null
  /** Whether it was done with an API key. */
  isApi?: boolean
  properties?: Readonly<Record<string, unknown>>
  description?: string | null
}

/** A server to be made for an account. */
export type NewServer = {
  name: string
  /** Eight hexadecimal digits; by chance when absent. */
  identifier?: string
  /** The machine's name in the panel; `node-1` when absent. */
  node?: string
  /** Where its files are reached: host name or address, and port. */
  sftp: { ip: string; port: number }
  /** Whether it is the account's own, as when absent; else somebody else's who lets the account use it. */
  owned?: boolean
}

/** An account as the control side sees it. */
export type PanelAccount = NewAccount & { id: number; uuid: string }

/** What tests, the seed and the conformance stage directions may do behind the panel's back. Nothing of it is on HTTP. */
export type PanelControl = {
  set(settings: Partial<PanelSettings>): void
  settings(): PanelSettings
  createAccount(account: NewAccount): PanelAccount
  /** The account of this user name, its password left empty, or `null`. */
  findAccount(username: string): PanelAccount | null
  setPassword(accountId: number, password: string): void
  /** Turns two-factor on with this base32 secret and these recovery codes, or off with `null`. */
  setTwoFactor(
    accountId: number,
    twoFactor: { secret: string; recoveryCodes: readonly string[] } | null,
  ): void
  /** Whether signing in takes a second factor. */
  hasTwoFactor(accountId: number): boolean
  /** The pending or active base32 TOTP secret, or `null`. */
  twoFactorSecret(accountId: number): string | null
  /** A signed-in browser session, as if somebody had signed in, on whichever page. */
  createSession(accountId: number, options?: { remember?: boolean }): BrowserSession
  /** Ends all sessions of the account, as 12 hours without use would: remember cookies open new ones. */
  expireSessions(accountId: number): void
  /** Ends all sessions of the account and its remember cookies. */
  endSessions(accountId: number): void
  /** Whose session, and whose remember cookie, are in a `Cookie` header; `null` for none that lives. */
  whoIsIn(cookie: string): { session: number | null; remember: number | null }
  /** The token of a new link that sets a password, as a mail would bring it; good for an hour, and once. */
  createResetToken(accountId: number): string
  /** A client key (`ptlc_`), or an application key (`ptla_`); `usable` is identifier + secret. */
  createApiKey(
    accountId: number,
    key?: {
      description?: string
      allowedIps?: readonly string[]
      kind?: 'client' | 'application'
      createdAt?: number
      lastUsedAt?: number | null
    },
  ): { identifier: string; usable: string }
  /** @throws Error when the panel would refuse the key. */
  createSshKey(
    accountId: number,
    key: { name: string; publicKey: string; createdAt?: number },
  ): { fingerprint: string }
  /** @throws Error when the identifier is not eight hexadecimal digits, or taken. */
  createServer(accountId: number, server: NewServer): { identifier: string; uuid: string }
  /** Writes rows behind the panel's back, in one transaction. */
  addActivity(accountId: number, rows: readonly NewActivity[]): void
  /** The same, in place of all rows that there were. */
  replaceActivity(accountId: number, rows: readonly NewActivity[]): void
  /** The account's client keys and SSH keys in the order of writing; times in milliseconds since 1970. */
  keysOf(accountId: number): KeysOf
  /** All that `write` does is written at once, or not at all when it throws. */
  atomically<Result>(write: () => Result): Result
  /** The panel's clock, milliseconds since 1970. */
  now(): number
  /** So many bytes from the panel's source of chance. */
  random(bytes: number): Uint8Array
  /** Arms a fault; gives a function that disarms it. */
  failNext(fault: ArmedFault): () => void
  /** Disarms all faults. */
  disarm(): void
  clearThrottles(): void
  /** Deletes keys, SSH keys, servers, activity and two-factor of the account. */
  reset(accountId: number): void
}

export type Panel = {
  /** Answers one request. `address` is the caller's IP address (default `127.0.0.1`). */
  fetch(request: Request, client?: { address?: string }): Promise<Response>
  control: PanelControl
  close(): void
}
