import type { NewAccount } from './account-types.ts'
import type { Database, Row } from './database.ts'
import { digest, hashPassword, type Random, randomText, randomUuid } from './secrets.ts'

/** A row of `users`. */
export type Account = {
  id: number
  uuid: string
  username: string
  email: string
  password: string
  firstName: string | null
  lastName: string | null
  language: string
  admin: boolean
  useTotp: boolean
  totpSecret: string | null
  totpStep: number | null
  createdAt: number
  updatedAt: number
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

function toAccount(row: Row): Account {
  return {
    id: Number(row['id']),
    uuid: text(row['uuid']),
    username: text(row['username']),
    email: text(row['email']),
    password: text(row['password']),
    firstName: textOrNull(row['first_name']),
    lastName: textOrNull(row['last_name']),
    language: text(row['language']),
    admin: row['admin'] === 1,
    useTotp: row['use_totp'] === 1,
    totpSecret: textOrNull(row['totp_secret']),
    totpStep: row['totp_step'] === null ? null : Number(row['totp_step']),
    createdAt: Number(row['created_at']),
    updatedAt: Number(row['updated_at']),
  }
}

/** What of an account changes by request. */
export type AccountChange = Partial<
  Pick<Account, 'username' | 'email' | 'password' | 'useTotp' | 'totpSecret' | 'totpStep'>
>

const columns = {
  username: 'username',
  email: 'email',
  password: 'password',
  useTotp: 'use_totp',
  totpSecret: 'totp_secret',
  totpStep: 'totp_step',
} as const satisfies Record<keyof AccountChange, string>

/** The table of accounts. */
export function createAccounts(db: Database, now: () => number, random: Random) {
  const find = (where: string, value: string | number) => {
    const row = db.get(`SELECT * FROM users WHERE ${where} = ?`, value)
    return row ? toAccount(row) : null
  }
  return {
    byId: (id: number) => find('id', id),
    byUsername: (username: string) => find('username', username),
    byEmail: (email: string) => find('email', email),

    create(account: NewAccount, hashCost: number): Account {
      const time = account.createdAt ?? now()
      const { id } = db.run(
        `INSERT INTO users (uuid, username, email, password, first_name, last_name, language, admin, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        randomUuid(random),
        account.username,
        account.email,
        hashPassword(account.password, hashCost, random),
        account.firstName ?? null,
        account.lastName ?? null,
        account.language ?? 'en',
        account.admin ? 1 : 0,
        time,
        time,
      )
      return toAccount(db.get('SELECT * FROM users WHERE id = ?', id) ?? {})
    },

    change(id: number, change: AccountChange) {
      for (const [name, column] of Object.entries(columns)) {
        const value = change[name as keyof AccountChange]
        if (value === undefined) continue
        const stored = typeof value === 'boolean' ? Number(value) : value
        db.run(
          `UPDATE users SET ${column} = ?, updated_at = ? WHERE id = ?`,
          stored,
          now(),
          id,
        )
      }
    },

    /** What a remember cookie says: the account, its token (the same at every sign-in) and the password of now. */
    remember(id: number): string {
      db.run(
        'UPDATE users SET remember_token = ? WHERE id = ? AND remember_token IS NULL',
        randomText(random, 60),
        id,
      )
      const row = db.get('SELECT * FROM users WHERE id = ?', id) ?? {}
      return [id, text(row['remember_token']), digest(text(row['password']))].join('|')
    },

    /** The remember cookies of all browsers are worth nothing any more, as after `POST /auth/logout`. */
    forget(id: number) {
      db.run('UPDATE users SET remember_token = NULL WHERE id = ?', id)
    },

    /** The account of a remember cookie, or `null`; and whether the password has changed since. */
    remembered(value: string): { account: Account; isStale: boolean } | null {
      const [id = '', token = '', password = ''] = value.split('|')
      const row = db.get(
        'SELECT * FROM users WHERE id = ? AND remember_token = ?',
        Number(id) || 0,
        token,
      )
      if (!row) return null
      const account = toAccount(row)
      return { account, isStale: password !== digest(account.password) }
    },
  }
}

export type Accounts = ReturnType<typeof createAccounts>
