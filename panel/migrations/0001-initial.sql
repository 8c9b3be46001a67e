CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  username TEXT NOT NULL UNIQUE COLLATE NOCASE,
  email TEXT NOT NULL UNIQUE COLLATE NOCASE,
  password TEXT NOT NULL,
  first_name TEXT,
  last_name TEXT,
  language TEXT NOT NULL,
  admin INTEGER NOT NULL,
  use_totp INTEGER NOT NULL DEFAULT 0,
  totp_secret TEXT,
  -- The 30 s step of the last code that signed in, for panels that refuse it a second time.
  totp_step INTEGER,
  remember_hash TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE recovery_codes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX recovery_codes_of_user ON recovery_codes (user_id);

CREATE TABLE api_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('client', 'application')),
  identifier TEXT NOT NULL UNIQUE,
  secret_hash TEXT NOT NULL,
  description TEXT NOT NULL,
  allowed_ips TEXT NOT NULL,
  last_used_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX api_keys_of_user ON api_keys (user_id);

CREATE TABLE ssh_keys (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  public_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (user_id, fingerprint)
) STRICT;

CREATE TABLE sessions (
  id_hash TEXT PRIMARY KEY,
  user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
  token TEXT NOT NULL,
  -- The password's hash when this session last loaded a page.
  password_seen TEXT,
  previous_url TEXT,
  pending_user INTEGER,
  pending_token TEXT,
  pending_until INTEGER,
  last_active INTEGER NOT NULL
) STRICT;

CREATE INDEX sessions_by_age ON sessions (last_active);

-- `timestamp` in whole seconds, as the feed shows it.
CREATE TABLE activity (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  actor_id INTEGER REFERENCES users (id) ON DELETE SET NULL,
  is_api INTEGER NOT NULL,
  event TEXT NOT NULL,
  ip TEXT NOT NULL,
  description TEXT,
  properties TEXT NOT NULL,
  timestamp INTEGER NOT NULL
) STRICT;

-- One index for each order that the feed can be read in.
CREATE INDEX activity_as_written ON activity (user_id);
CREATE INDEX activity_oldest ON activity (user_id, timestamp);
CREATE INDEX activity_newest ON activity (user_id, timestamp DESC, id);
