import type { Account } from './accounts.ts'
import { sessionCookie, xsrfToken } from './browser.ts'
import { readCookies } from './exchange.ts'
import type { createFaults } from './faults.ts'
import { readPublicKey } from './public-key.ts'
import { hashPassword } from './secrets.ts'
import { replaceRecoveryCodes } from './two-factor.ts'
import type { NewActivity, PanelAccount, PanelControl, PanelSettings } from './types.ts'
import type { World } from './world.ts'

function toPanelAccount(account: Account, password: string): PanelAccount {
  const { id, uuid, username, email, firstName, lastName, language, admin } = account
  return { id, uuid, username, email, firstName, lastName, language, admin, password }
}

/** The control side of a panel; `apply` changes its settings. */
export function createControl(
  world: World,
  faults: ReturnType<typeof createFaults>,
  apply: (settings: Partial<PanelSettings>) => void,
): PanelControl {
  const { accounts, sessions, apiKeys, sshKeys, servers, activity, db } = world

  const addActivity = (accountId: number, rows: readonly NewActivity[]) =>
    db.transaction(() => {
      for (const row of rows) {
        activity.write({
          userId: accountId,
          actorId: row.actorId === undefined ? accountId : row.actorId,
          isApi: row.isApi ?? false,
          event: row.event,
          ip: row.ip,
          description: row.description ?? null,
          properties: { ...row.properties },
          timestamp: Math.floor(row.timestamp / 1000),
        })
      }
    })

  return {
    set: apply,
    settings: world.settings,

    createAccount(account) {
      const created = accounts.create(account, world.settings().hashCost)
      return toPanelAccount(created, account.password)
    },

    findAccount(username) {
      const found = accounts.byUsername(username)
      return found && toPanelAccount(found, '')
    },

    setPassword(accountId, password) {
      const { hashCost } = world.settings()
      const hash = hashPassword(password, hashCost, world.random)
      accounts.change(accountId, { password: hash })
    },

    setTwoFactor(accountId, twoFactor) {
      db.transaction(() => {
        accounts.change(accountId, {
          useTotp: twoFactor !== null,
          totpSecret: twoFactor?.secret ?? null,
          totpStep: null,
        })
        replaceRecoveryCodes(world, accountId, twoFactor?.recoveryCodes ?? [])
      })
    },

    hasTwoFactor: (accountId) => accounts.byId(accountId)?.useTotp ?? false,
    twoFactorSecret: (accountId) => accounts.byId(accountId)?.totpSecret ?? null,

    createSession(accountId, { remember = false } = {}) {
      const session = sessions.start(accountId)
      const token = xsrfToken(session)
      const own = `${sessionCookie(world)}=${session.id}`
      const value = remember ? encodeURIComponent(accounts.remember(accountId)) : null
      const kept = value === null ? null : `${world.dialect.rememberCookie}=${value}`
      const pairs = [
        `XSRF-TOKEN=${encodeURIComponent(token)}`,
        own,
        ...(kept ? [kept] : []),
      ]
      return { cookie: pairs.join('; '), session: own, remember: kept, xsrfToken: token }
    },

    expireSessions: (accountId) => sessions.endAll(accountId),

    endSessions(accountId) {
      sessions.endAll(accountId)
      accounts.forget(accountId)
    },

    whoIsIn(cookie) {
      const cookies = readCookies(cookie)
      const remembered = cookies.get(world.dialect.rememberCookie) ?? ''
      return {
        session: sessions.accountOf(cookies.get(sessionCookie(world)) ?? ''),
        remember: accounts.remembered(decodeURIComponent(remembered))?.account.id ?? null,
      }
    },

    createResetToken: world.passwordResets.create,

    createApiKey(accountId, key = {}) {
      const { description = 'key', allowedIps = [], ...more } = key
      const created = apiKeys.create({
        userId: accountId,
        description,
        allowedIps,
        ...more,
      })
      return { identifier: created.key.identifier, usable: created.usable }
    },

    createSshKey(accountId, { name, publicKey, ...more }) {
      const key = readPublicKey(publicKey)
      if (key.kind !== 'ok') throw new Error(`The panel refuses this key: ${key.kind}.`)
      sshKeys.create(accountId, { name, ...key, ...more })
      return { fingerprint: key.fingerprint }
    },

    createServer: servers.create,

    addActivity,

    replaceActivity(accountId, rows) {
      db.transaction(() => {
        activity.clear(accountId)
        addActivity(accountId, rows)
      })
    },

    keysOf: (accountId) => ({
      apiKeys: apiKeys
        .list(accountId)
        .map(({ identifier, description, createdAt, lastUsedAt, allowedIps }) => ({
          identifier,
          description,
          createdAt,
          lastUsedAt,
          restricted: allowedIps.length > 0,
        })),
      sshKeys: sshKeys.list(accountId),
    }),

    atomically: (write) => db.transaction(write),
    now: world.now,
    random: world.random,
    failNext: faults.arm,
    disarm: faults.disarm,
    clearThrottles: world.throttles.clearAll,

    reset(accountId) {
      db.transaction(() => {
        apiKeys.clear(accountId)
        sshKeys.clear(accountId)
        servers.clear(accountId)
        activity.clear(accountId)
        accounts.change(accountId, { useTotp: false, totpSecret: null, totpStep: null })
        db.run('DELETE FROM recovery_codes WHERE user_id = ?', accountId)
      })
    },
  }
}
