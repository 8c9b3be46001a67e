import type { PanelSettings } from '../types.ts'
import type { Envelope } from './envelopes.ts'
import type { Shapes } from './shapes.ts'
import type { Words } from './words.ts'

/** Where a change is sent: the method, and the path below the dialect's base. */
export type Verb = { method: 'POST' | 'DELETE' | 'PUT'; path: string }

/** What a panel's API has, and by which rules; `null` and `false` where it has no such thing. */
export type Features = {
  /** `GET /api/client`, the servers of an account. */
  servers: boolean
  /** What `GET /api/client/version` tells. */
  version: string | null
  /** Whether pages of other origins may be let in. */
  cors: boolean
  /** Whether the API asks a browser's writes for the token of their session. */
  csrf: boolean
  /** `GET /sanctum/csrf-cookie`; without it only pages bring the token of a session. */
  csrfCookie: boolean
  email: null | {
    /** The status of a changed address. */
    changed: 201 | 204
    /** Whether the feed tells of a change to what it was already. */
    logsSame: boolean
    /** Whether an account changes it three times a day at most, and asks 60 times a minute. */
    throttled: boolean
  }
  /** `PUT …/username`. */
  username: null | {
    longest: number
    /** Whether it is letters, digits, dashes, underscores and full stops, with a letter or a digit at each end. */
    plain: boolean
  }
  /** `endsOthers`: whether a new password ends all other sessions. */
  password: null | { endsOthers: boolean }
  /** Whether the account's password that is not there is a field that is not filled in, rather than a wrong password. */
  passwordRequired: boolean
  twoFactor: null | {
    disable: Verb
    /** Whether turning it on needs the password too. */
    needsPassword: boolean
    /** Whether turning it off needs a sign-in code or a recovery code beside the password. */
    disableNeedsCode: boolean
    /** Whether turning it off erases the secret and the recovery codes. */
    erases: boolean
    /** How many characters a secret has. */
    secretLength: number
    recoveryCodes: { count: number; length: number }
  }
  apiKeys: null | {
    limit: number
    /** How identifiers begin. */
    prefix: string
    /** How a secret begins that is the whole key; `null` where a key is its identifier and then its secret. */
    wholeSecretPrefix: string | null
    described: 'always' | 'perhaps'
    /** The status of a new key. */
    created: 200 | 201
    /** Where a key is named that is to be deleted; `null` where none can be. */
    deletedBy: 'path' | 'path-and-body' | null
    maxAddresses: number
    /** Whether ranges of addresses are taken, and not single ones only. */
    ranges: boolean
    /** Whether `allowed_ips` may be an object of addresses, too. */
    objects: boolean
  }
  /** A path ending in `/:fingerprint` names the key in the path. */
  sshKeys: null | { remove: Verb }
  activity: null | {
    perPage: number
    /** Whether `sort` is understood; otherwise the oldest rows come first whatever is asked. */
    sorts: boolean
    /** What `filter[…]` may ask for. */
    filters: readonly ('event' | 'event_name' | 'ip' | 'user' | 'user_id')[]
    /** `GET …/activity/filters`, what there is to filter by. */
    options: boolean
    /** Whether `filter` is a part of a name as the feed shows it, and `filter[…]` nothing. */
    plainFilter: boolean
    /** Who sees from where a thing was done, beside whoever did it. */
    addressFor: 'anybody' | 'nobody' | 'admins'
  }
}

/** How one family of panels, or what one document says of them, differs from the others; all data, but for pure functions. */
export type Dialect = {
  name: string
  /** The path that the account's endpoints are below. */
  base: string
  /** What the API takes for a sign-in: a browser's session, an API key, or either. */
  auth: 'session' | 'key' | 'both'
  features: Features
  /** What records look like. */
  shapes: Shapes
  /** What pages call the account that is signed in, and what is said of the panel; `null` where scripts cannot see it. */
  globals: { user: string | null; site: string | null }
  /** What is said in place of Pterodactyl's words. */
  words: Words
  /** What a refusal looks like. */
  envelope: Envelope
  /** What is set otherwise than by `PanelSettings` until somebody sets it. */
  settings: Partial<PanelSettings>
  /** The name of the cookie that keeps a browser signed in. */
  rememberCookie: string
}

/** A part of a dialect: of what is made of parts, some of them. */
type Part<Whole> = Whole extends readonly unknown[] | ((...given: never[]) => unknown)
  ? Whole
  : Whole extends object
    ? { [Name in keyof Whole]?: Part<Whole[Name]> }
    : Whole

type Parts = Readonly<Record<string, unknown>>

const isParts = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function merge(whole: unknown, part: unknown): unknown {
  if (!isParts(whole) || !isParts(part)) return part
  const changed = Object.entries(part).map(([name, value]) => [
    name,
    merge(whole[name], value),
  ])
  return { ...whole, ...Object.fromEntries(changed) }
}

/** A dialect that is like another one but for what is said here. */
export const like = (other: Dialect, differs: Part<Dialect> & { name: string }): Dialect =>
  merge(other, differs) as Dialect
