import type { Accounts } from './accounts.ts'
import type { ActivityLog } from './activity-log.ts'
import type { ApiKeys } from './api-key-store.ts'
import type { Database } from './database.ts'
import type { Dialect } from './dialects/dialect.ts'
import type { PasswordResets } from './password-resets.ts'
import type { Random } from './secrets.ts'
import type { Servers } from './server-store.ts'
import type { Sessions } from './sessions.ts'
import type { SshKeys } from './ssh-key-store.ts'
import type { Throttles } from './throttle.ts'
import type { PanelSettings } from './types.ts'

/** All that a request may touch. */
export type World = {
  db: Database
  dialect: Dialect
  settings: () => PanelSettings
  /** The panel's clock, wherever it is set. */
  now: () => number
  /** A clock that no setting moves, for what lasts so long and no longer. */
  elapsed: () => number
  random: Random
  throttles: Throttles
  accounts: Accounts
  sessions: Sessions
  passwordResets: PasswordResets
  apiKeys: ApiKeys
  sshKeys: SshKeys
  servers: Servers
  activity: ActivityLog
}
