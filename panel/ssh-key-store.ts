import type { Database, Row } from './database.ts'

/** A row of `ssh_keys`; the fingerprint is base64 SHA-256 without padding. */
export type SshKey = { name: string; fingerprint: string; pem: string; createdAt: number }

const toSshKey = (row: Row): SshKey => ({
  name: String(row['name']),
  fingerprint: String(row['fingerprint']),
  pem: String(row['public_key']),
  createdAt: Number(row['created_at']),
})

/** The table of SSH keys. */
export function createSshKeys(db: Database, now: () => number) {
  return {
    list: (userId: number) =>
      db.all('SELECT * FROM ssh_keys WHERE user_id = ? ORDER BY id', userId).map(toSshKey),

    has: (userId: number, fingerprint: string) =>
      db.get(
        'SELECT 1 FROM ssh_keys WHERE user_id = ? AND fingerprint = ?',
        userId,
        fingerprint,
      ) !== undefined,

    create(
      userId: number,
      key: Omit<SshKey, 'createdAt'> & { createdAt?: number },
    ): SshKey {
      const createdAt = key.createdAt ?? now()
      db.run(
        'INSERT INTO ssh_keys (user_id, name, fingerprint, public_key, created_at) VALUES (?, ?, ?, ?, ?)',
        userId,
        // The column cuts; the answer to the request still shows the whole name.
        key.name.slice(0, 191),
        key.fingerprint,
        key.pem,
        createdAt,
      )
      return { ...key, createdAt }
    },

    /** Whether there was such a key of this account. */
    delete: (userId: number, fingerprint: string) =>
      db.run(
        'DELETE FROM ssh_keys WHERE user_id = ? AND fingerprint = ?',
        userId,
        fingerprint,
      ).changes > 0,

    clear: (userId: number) =>
      void db.run('DELETE FROM ssh_keys WHERE user_id = ?', userId),
  }
}

export type SshKeys = ReturnType<typeof createSshKeys>
