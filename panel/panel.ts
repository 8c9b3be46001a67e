import { createAccounts } from './accounts.ts'
import { createActivityLog } from './activity-log.ts'
import { createApiKeys } from './api-key-store.ts'
import { createApp } from './app.ts'
import { createControl } from './control.ts'
import { openDatabase } from './database.ts'
import { findDialect } from './dialects/find.ts'
import { readExchange } from './exchange.ts'
import { createFaults } from './faults.ts'
import { createPasswordResets } from './password-resets.ts'
import { createServers } from './server-store.ts'
import { createSessions } from './sessions.ts'
import { createSshKeys } from './ssh-key-store.ts'
import { createThrottles } from './throttle.ts'
import type { Panel, PanelOptions, PanelSettings } from './types.ts'
import type { World } from './world.ts'

const defaults: PanelSettings = {
  name: 'Pterodactyl',
  url: 'http://localhost',
  twoFactorRequired: 0,
  captcha: false,
  corsOrigins: [],
  maintenance: false,
  totpWindow: 4,
  singleUseCodes: false,
  replaceCodes: true,
  sameSecond: 'any',
  missing: [],
  envelope: null,
  clockOffset: 0,
  throttles: { client: 720, authentication: 10, passwordReset: 2, lockout: 5 },
  hashCost: 16_384,
}

const cryptoRandom = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

/**
 * A stand-in for a real panel: a server over SQLite that answers as the recordings do.
 * @throws Error for an unknown dialect, or a database that cannot be opened.
 */
export function createPanel(options: PanelOptions): Panel {
  const elapsed = options.clock ?? Date.now
  const now = () => elapsed() + settings.clockOffset
  const random = options.random ?? cryptoRandom
  const dialect = findDialect(options.dialect)
  let settings: PanelSettings = {
    ...defaults,
    ...dialect.settings,
    ...options.settings,
  }
  const db = openDatabase(options.database)
  const world: World = {
    db,
    dialect,
    settings: () => settings,
    now,
    elapsed,
    random,
    throttles: createThrottles(elapsed),
    accounts: createAccounts(db, now, random),
    sessions: createSessions(db, elapsed, random),
    passwordResets: createPasswordResets(db, elapsed, random),
    apiKeys: createApiKeys(
      db,
      now,
      random,
      dialect.features.apiKeys ?? { prefix: '', wholeSecretPrefix: null },
    ),
    sshKeys: createSshKeys(db, now),
    servers: createServers(db, random),
    activity: createActivityLog(db, now),
  }
  const answer = createApp(world)
  const faults = createFaults({
    byHeader: options.faults ?? false,
    chaos: options.chaos ?? 0,
    random,
  })
  return {
    async fetch(request, client = {}) {
      // Read at once: of a caller that has given up nothing can be read any more.
      const exchange = await readExchange(request, client.address ?? '127.0.0.1')
      return faults.around(request, () => answer(exchange))
    },
    control: createControl(world, faults, (change) => {
      settings = { ...settings, ...change }
    }),
    close: db.close,
  }
}
