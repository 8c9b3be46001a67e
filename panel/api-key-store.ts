import type { Database, Row } from './database.ts'
import { digest, digestMatches, type Random, randomText } from './secrets.ts'

/** A row of `api_keys`, without its secret. */
export type ApiKey = {
  id: number
  userId: number
  kind: 'client' | 'application'
  identifier: string
  description: string
  allowedIps: readonly string[]
  lastUsedAt: number | null
  createdAt: number
}

export type NewApiKey = Pick<ApiKey, 'userId' | 'description' | 'allowedIps'> &
  Partial<Pick<ApiKey, 'kind' | 'createdAt' | 'lastUsedAt'>>

function toApiKey(row: Row): ApiKey {
  return {
    id: Number(row['id']),
    userId: Number(row['user_id']),
    kind: row['kind'] === 'application' ? 'application' : 'client',
    identifier: String(row['identifier']),
    description: String(row['description']),
    allowedIps: JSON.parse(String(row['allowed_ips'])) as string[],
    lastUsedAt: row['last_used_at'] === null ? null : Number(row['last_used_at']),
    createdAt: Number(row['created_at']),
  }
}

/** The table of API keys; `prefix` begins the identifiers of client keys, `wholeSecretPrefix` their secrets where those are whole keys. */
export function createApiKeys(
  db: Database,
  now: () => number,
  random: Random,
  { prefix, wholeSecretPrefix }: { prefix: string; wholeSecretPrefix: string | null },
) {
  return {
    list: (userId: number) =>
      db
        .all(
          `SELECT * FROM api_keys WHERE user_id = ? AND kind = 'client' ORDER BY id`,
          userId,
        )
        .map(toApiKey),

    /** `usable` is the whole key. */
    create(key: NewApiKey): { key: ApiKey; secret: string; usable: string } {
      const kind = key.kind ?? 'client'
      const start = kind === 'client' ? prefix : 'ptla_'
      const identifier = start + randomText(random, 16 - start.length)
      const whole = kind === 'client' ? wholeSecretPrefix : null
      const secret = (whole ?? '') + randomText(random, 32)
      const { id } = db.run(
        `INSERT INTO api_keys (user_id, kind, identifier, secret_hash, description, allowed_ips, last_used_at, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        key.userId,
        kind,
        identifier,
        digest(secret),
        key.description,
        JSON.stringify(key.allowedIps),
        key.lastUsedAt ?? null,
        key.createdAt ?? now(),
      )
      const row = db.get('SELECT * FROM api_keys WHERE id = ?', id)
      const usable = whole === null ? identifier + secret : secret
      return { key: toApiKey(row ?? {}), secret, usable }
    },

    /** Whether there was such a key of this account. */
    delete: (userId: number, identifier: string) =>
      db.run(
        `DELETE FROM api_keys WHERE user_id = ? AND kind = 'client' AND identifier = ?`,
        userId,
        identifier,
      ).changes > 0,

    clear: (userId: number) =>
      void db.run('DELETE FROM api_keys WHERE user_id = ?', userId),

    /** The key of this bearer token, marked as used now. */
    use(token: string): ApiKey | null {
      const isWhole = wholeSecretPrefix !== null && token.startsWith(wholeSecretPrefix)
      const row = isWhole
        ? db.get('SELECT * FROM api_keys WHERE secret_hash = ?', digest(token))
        : db.get('SELECT * FROM api_keys WHERE identifier = ?', token.slice(0, 16))
      const secret = isWhole ? token : token.slice(16)
      if (!row || !digestMatches(secret, String(row['secret_hash']))) return null
      const key = toApiKey(row)
      db.run('UPDATE api_keys SET last_used_at = ? WHERE id = ?', now(), key.id)
      return key
    },
  }
}

export type ApiKeys = ReturnType<typeof createApiKeys>
