import type { Account } from './account.ts'

/** One complaint of the panel. */
export type Problem = {
  /** The panel's exception class, or one of `problemCodes`; `null` when it named none. */
  code: string | null
  /** The validation rule in snake case (`required`, `unique` …); `null` when it named none. */
  rule: string | null
  /** The panel's words, may be `''`. */
  detail: string
  /** The whole path that the panel named, e.g. `allowed_ips.3`; `null` when it named none. */
  at: string | null
}

export type FailureKind = Failure['kind']

/** Any failure of a request. `message` is for developers and never carries values. */
export type Failure =
  | Refused
  | Unauthenticated
  | TwoFactorRequired
  | Forbidden
  | Throttled
  | Unavailable
  | Surprise
  | Unsupported
  | AnotherAccount

/** What all failures share; catch it by `instanceof` or `isFailure`. */
export abstract class ApiFailure extends Error {
  abstract readonly kind: FailureKind
  /** Method and route template, e.g. `DELETE /account/api-keys/{identifier}`. */
  readonly endpoint: string
  /** Whether a write may have happened in spite of the failure. */
  readonly mayHaveRun: boolean = false

  constructor(endpoint: string, what: string) {
    super(`${endpoint}: ${what}`)
    this.name = 'ApiFailure'
    this.endpoint = endpoint
  }
}

/** The panel said no. `fields` is keyed by wire names (`current_password`, `allowed_ips`). */
export class Refused extends ApiFailure {
  readonly kind = 'refused'
  readonly status: number
  /** The code of the first problem. */
  readonly code: string | null
  readonly fields: Record<string, Problem[]>
  /** What belongs to no field. */
  readonly problems: Problem[]

  constructor(
    endpoint: string,
    status: number,
    fields: Record<string, Problem[]>,
    problems: Problem[],
  ) {
    super(endpoint, `refused (${status})`)
    this.status = status
    this.fields = fields
    this.problems = problems
    this.code = (problems[0] ?? Object.values(fields)[0]?.[0])?.code ?? null
  }
}

/** Nobody is signed in (any more), or the key is not valid. */
export class Unauthenticated extends ApiFailure {
  readonly kind = 'unauthenticated'
  /** 401, 419 (a fresh CSRF token was refused as well), or `null` for a redirect to the sign-in page. */
  readonly status: 401 | 419 | null

  constructor(endpoint: string, status: 401 | 419 | null) {
    super(endpoint, `not signed in (${status ?? 'redirected'})`)
    this.status = status
  }
}

/** The panel demands two-factor, and it is off. */
export class TwoFactorRequired extends ApiFailure {
  readonly kind = 'two-factor-required'

  constructor(endpoint: string) {
    super(endpoint, 'two-factor authentication must be set up first')
  }
}

/** This key or this account may not. */
export class Forbidden extends ApiFailure {
  readonly kind = 'forbidden'
  /** `token`: the CSRF token, a fresh one as well, of somebody who is signed in. */
  readonly reason: 'address' | 'application-key' | 'managed' | 'token' | 'unknown'
  /** The panel's words, may be `''`. */
  readonly detail: string
  /** The refused IP address, when the panel named it. */
  readonly address: string | null

  constructor(
    endpoint: string,
    reason: Forbidden['reason'],
    detail: string,
    address: string | null,
  ) {
    super(endpoint, `forbidden (${reason})`)
    this.reason = reason
    this.detail = detail
    this.address = address
  }
}

/** Too many attempts. Panels refuse before anything runs; whoever stands before one may refuse its answer instead (`isInDoubt`). */
export class Throttled extends ApiFailure {
  readonly kind = 'throttled'
  /** How long to wait; at least 1, and more than `longestWait` for anything longer. */
  readonly seconds: number
  /** `lockout`: too many wrong sign-ins; `email`: changed too often today; `rate`: anything else. */
  readonly scope: 'lockout' | 'rate' | 'email'
  /** The panel's words, may be `''`. */
  readonly detail: string
  /** Whether the answer says how long, by `Retry-After`, rather than that it is supposed. */
  readonly isTimeTold: boolean
  /** How many requests of its kind a minute the panel takes; 0 where the answer does not tell. */
  readonly perMinute: number

  constructor(
    endpoint: string,
    seconds: number,
    scope: Throttled['scope'],
    detail: string,
    isTimeTold = false,
    perMinute = 0,
  ) {
    super(endpoint, `throttled (${scope}) for ${seconds} s`)
    this.seconds = seconds
    this.scope = scope
    this.detail = detail
    this.isTimeTold = isTimeTold
    this.perMinute = perMinute
  }
}

type UnavailableOptions = Pick<Unavailable, 'mayHaveRun'> &
  Partial<Pick<Unavailable, 'status' | 'seconds' | 'waited' | 'isElsewhere'>>

/** No answer of the panel, or one that says that it cannot answer now. */
export class Unavailable extends ApiFailure {
  readonly kind = 'unavailable'
  /** `proxy`: a server on the way; `anybody`: that, or the panel itself. */
  readonly reason:
    | 'timeout'
    | 'offline'
    | 'network'
    | 'server'
    | 'maintenance'
    | 'proxy'
    | 'anybody'
  readonly status: number | null
  /** Seconds after which to try again, when the answer said so. */
  readonly seconds: number | null
  /** For how many milliseconds this page has waited in vain; `null` when that is not why. */
  readonly waited: number | null
  /** Whether the panel is at another origin than the page, and may not allow its requests. */
  readonly isElsewhere: boolean
  override readonly mayHaveRun: boolean

  constructor(
    endpoint: string,
    reason: Unavailable['reason'],
    {
      status = null,
      mayHaveRun,
      seconds = null,
      waited = null,
      isElsewhere = false,
    }: UnavailableOptions,
  ) {
    super(endpoint, status === null ? `unavailable (${reason})` : `unavailable (${status})`)
    this.reason = reason
    this.waited = waited
    this.isElsewhere = isElsewhere
    this.status = status
    this.seconds = seconds
    this.mayHaveRun = mayHaveRun
  }
}

/** The panel speaks a dialect that we don't. */
export class Surprise extends ApiFailure {
  readonly kind = 'surprise'
  /** A few lines to copy into a bug report: no bodies, no values. */
  readonly report: string
  override readonly mayHaveRun: boolean

  constructor(endpoint: string, report: string, mayHaveRun: boolean) {
    super(endpoint, 'the answer was not understood')
    this.report = report
    this.mayHaveRun = mayHaveRun
  }
}

/** This panel has no such endpoint. */
export class Unsupported extends ApiFailure {
  readonly kind = 'unsupported'
  readonly status: number

  constructor(endpoint: string, status: number) {
    super(endpoint, `not supported (${status})`)
    this.status = status
  }
}

/** Somebody else is signed in than the page shows: the write was not sent. */
export class AnotherAccount extends ApiFailure {
  readonly kind = 'another-account'
  /** Who the panel would have acted for. */
  readonly account: Account

  constructor(endpoint: string, account: Account) {
    super(endpoint, 'another account is signed in')
    this.account = account
  }
}

/** Whether `error` is a failure of a request, of this kind if one is given. */
export function isFailure(error: unknown): error is Failure
export function isFailure<K extends FailureKind>(
  error: unknown,
  kind: K,
): error is Extract<Failure, { kind: K }>
export function isFailure(error: unknown, kind?: FailureKind): boolean {
  return error instanceof ApiFailure && (kind === undefined || error.kind === kind)
}
