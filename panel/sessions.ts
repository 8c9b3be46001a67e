import type { Database, Row } from './database.ts'
import { digest, type Random, randomText } from './secrets.ts'

/** The first half of a sign-in with two factors. */
export type Pending = { userId: number; token: string; until: number }

/** A browser's session. `id` is what its cookie says; the table knows only a hash of it. */
export type Session = {
  readonly id: string
  userId: number | null
  /** The CSRF token. */
  readonly token: string
  /** The password's hash when a page was last loaded; `null` before the first one. */
  passwordSeen: string | null
  previousUrl: string | null
  pending: Pending | null
}

const lifetime = 720 * 60_000

function toSession(id: string, row: Row): Session {
  const text = (name: string) => {
    const value = row[name]
    return typeof value === 'string' ? value : null
  }
  const token = text('pending_token')
  return {
    id,
    userId: row['user_id'] === null ? null : Number(row['user_id']),
    token: text('token') ?? '',
    passwordSeen: text('password_seen'),
    previousUrl: text('previous_url'),
    pending:
      token === null
        ? null
        : {
            userId: Number(row['pending_user']),
            token,
            until: Number(row['pending_until']),
          },
  }
}

/**
 * The table of sessions. Each change writes its own column, so that requests of one browser that run side by side
 * never write back what another one has just ended.
 */
export function createSessions(db: Database, now: () => number, random: Random) {
  const update = (session: Session, column: string, value: string | number | null) =>
    db.run(`UPDATE sessions SET ${column} = ? WHERE id_hash = ?`, value, digest(session.id))

  const sessions = {
    /** A session of nobody, or already of an account. */
    start(userId: number | null = null, token = randomText(random, 40)): Session {
      const session: Session = {
        id: randomText(random, 40),
        userId,
        token,
        passwordSeen: null,
        previousUrl: null,
        pending: null,
      }
      db.run('DELETE FROM sessions WHERE last_active < ?', now() - lifetime)
      db.run(
        'INSERT INTO sessions (id_hash, user_id, token, last_active) VALUES (?, ?, ?, ?)',
        digest(session.id),
        userId,
        session.token,
        now(),
      )
      return session
    },

    /** The session of a cookie; a new one when there is none such, or it is too old. */
    open(id: string | undefined): Session {
      if (!id) return sessions.start()
      const row = db.get(
        'SELECT * FROM sessions WHERE id_hash = ? AND last_active >= ?',
        digest(id),
        now() - lifetime,
      )
      if (!row) return sessions.start()
      db.run('UPDATE sessions SET last_active = ? WHERE id_hash = ?', now(), digest(id))
      return toSession(id, row)
    },

    end(session: Session) {
      db.run('DELETE FROM sessions WHERE id_hash = ?', digest(session.id))
    },

    /** Ends all sessions of the account, but for one. */
    endAll(userId: number, but: Session | null = null) {
      db.run(
        'DELETE FROM sessions WHERE user_id = ? AND id_hash <> ?',
        userId,
        but ? digest(but.id) : '',
      )
    },

    /** The account of a session that lives, or `null`. */
    accountOf(id: string): number | null {
      const row = db.get(
        'SELECT user_id FROM sessions WHERE id_hash = ? AND last_active >= ?',
        digest(id),
        now() - lifetime,
      )
      return typeof row?.['user_id'] === 'number' ? row['user_id'] : null
    },

    /**
     * A signed-in session with the CSRF token of this one, which a remember cookie opens. The anonymous one goes on, so
     * that requests side by side each open theirs (recording `sessions.login-while-signed-in.remember.nonsense`).
     */
    remember(session: Session, userId: number): Session {
      const next = sessions.start(userId, session.token)
      next.previousUrl = session.previousUrl
      update(next, 'previous_url', session.previousUrl)
      return next
    },

    /** The session under a new id, signed in: the old id is worth nothing any more. */
    signIn(session: Session, userId: number): Session {
      sessions.end(session)
      const next = sessions.start(userId)
      next.previousUrl = session.previousUrl
      update(next, 'previous_url', session.previousUrl)
      return next
    },

    seePassword(session: Session, hash: string) {
      session.passwordSeen = hash
      update(session, 'password_seen', hash)
    },

    seeUrl(session: Session, url: string) {
      if (session.previousUrl === url) return
      session.previousUrl = url
      update(session, 'previous_url', url)
    },

    await(session: Session, pending: Pending) {
      session.pending = pending
      update(session, 'pending_user', pending.userId)
      update(session, 'pending_token', pending.token)
      update(session, 'pending_until', pending.until)
    },
  }
  return sessions
}

export type Sessions = ReturnType<typeof createSessions>
