import type { Database } from './database.ts'
import { digest, type Random, randomText } from './secrets.ts'

const lifetime = 60 * 60_000

/** The table of mailed links that set a new password: one for each account, good for an hour, and once. */
export function createPasswordResets(db: Database, now: () => number, random: Random) {
  return {
    /** A new link's token; an earlier one is worth nothing any more. */
    create(userId: number): string {
      const token = randomText(random, 64)
      db.run(
        'INSERT OR REPLACE INTO password_resets (user_id, token_hash, until) VALUES (?, ?, ?)',
        userId,
        digest(token),
        now() + lifetime,
      )
      return token
    },

    /** Whether this is the account's token; then it is used up. */
    use: (userId: number, token: string) =>
      db.run(
        'DELETE FROM password_resets WHERE user_id = ? AND token_hash = ? AND until >= ?',
        userId,
        digest(token),
        now(),
      ).changes > 0,
  }
}

export type PasswordResets = ReturnType<typeof createPasswordResets>
