/** An account to be made. */
export type NewAccount = {
  username: string
  email: string
  password: string
  firstName?: string | null
  lastName?: string | null
  language?: string
  admin?: boolean
  /** Milliseconds since 1970; now when absent. */
  createdAt?: number
}

/** An account's keys, as rows of the feed and lists say them. */
export type KeysOf = {
  /** `restricted`: whether the key works from some addresses only. */
  apiKeys: readonly {
    identifier: string
    description: string
    createdAt: number
    lastUsedAt: number | null
    restricted: boolean
  }[]
  sshKeys: readonly { name: string; fingerprint: string; createdAt: number }[]
}

/** The cookies of a browser. */
export type BrowserSession = {
  /** The value of a `Cookie` header with all of them. */
  cookie: string
  /** The session's cookie alone, as `name=value`. */
  session: string
  /** The remember cookie alone, or `null`. */
  remember: string | null
  /** The decoded XSRF token. */
  xsrfToken: string
}
