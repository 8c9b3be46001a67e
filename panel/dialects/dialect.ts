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

/** Where a change is sent: the method, and the path below `/api/client/account`. */
export type Verb = { method: 'POST' | 'DELETE' | 'PUT'; path: string }

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
    wrongPassword: string
    wrongCode: string
  }
  /** The status of a changed e-mail address. */
  emailChanged: 201 | 204
  apiKeys: {
    limit: number
    prefix: string
    maxAddresses: number
  }
  /** `null` where the panel knows no SSH keys. A path ending in `/:fingerprint` names the key in the path. */
  sshKeys: null | { remove: Verb }
  /** `null` where the panel keeps no activity. */
  activity: null | {
    perPage: number
    /** Whether `sort` is understood; otherwise the oldest rows come first whatever is asked. */
    sorts: boolean
    /** Whether `properties` is `[]` when there are none. */
    emptyIsList: boolean
  }
  /** The name of the cookie that keeps a browser signed in. */
  rememberCookie: string
}
