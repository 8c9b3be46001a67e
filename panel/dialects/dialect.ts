/** A column of an account that a dialect may show. */
export type AccountColumn =
  | 'id'
  | 'uuid'
  | 'username'
  | 'email'
  | 'firstName'
  | 'lastName'
  | 'language'
  | 'admin'
  | 'useTotp'
  | 'createdAt'
  | 'updatedAt'

/** Where a change is sent: the method, and the path below `/api/client/account`. */
export type Verb = { method: 'POST' | 'DELETE' | 'PUT'; path: string }

/** An answer of the API as other panels give it; `body` is `null` where there is none. */
export type Shape = { method: string; path: string; status: number; body: unknown }

/** How one family of panels differs from the others; everything else they have in common. */
export type Dialect = {
  name: string
  /** The attributes of `GET /api/client/account`, in their order. */
  account: Readonly<Record<string, AccountColumn>>
  /** `null` where the panel has no two-factor in its API. */
  twoFactor: null | {
    disable: Verb
    /** Whether set-up answers with the secret beside the link. */
    showsSecret: boolean
    /** Whether turning it on needs the password too. */
    needsPassword: boolean
    wrongPassword: { code: string; detail: string }
    wrongCode: string
    recoveryCodes: { count: number; length: number }
    /** Length of the base32 secret. */
    secretLength: number
    /** Whether the secret and the recovery codes are gone once it is off. */
    erases: boolean
    /** Whether turning it off needs a sign-in code or a recovery code too. */
    disableNeedsCode: boolean
  }
  /** The status of a changed e-mail address. */
  emailChanged: 201 | 204
  apiKeys: {
    limit: number
    prefix: string
    maxAddresses: number
    /** Whether an allowed address may be a range. */
    ranges: boolean
    needsDescription: boolean
    /** What the second half of a key begins with. */
    secretPrefix: string
    /** Whether a key can be deleted. */
    deletes: boolean
  }
  /** Whether the user name can be changed. */
  renames: boolean
  /** What is said to those who are not signed in. */
  unauthenticated: { code: string; detail: string }
  /** `null` where the panel knows no SSH keys. A path ending in `/:fingerprint` names the key in the path. */
  sshKeys: null | { remove: Verb }
  /** `null` where the panel keeps no activity. */
  activity: null | {
    perPage: number
    /** Whether `sort` is understood; otherwise the oldest rows come first whatever is asked. */
    sorts: boolean
    /** Whether `properties` is `[]` when there are none. */
    emptyIsList: boolean
    /** Attributes of a row that this panel does not have. */
    without: readonly string[]
    /** Whether `GET …/activity/filters` names what can be filtered by. */
    filters: boolean
  }
  /** The name of the cookie that keeps a browser signed in. */
  rememberCookie: string
  /** Puts an answer of the client API into a shape that no flag describes. */
  reshape?: (answer: Shape) => { status: number; body: unknown }
}
