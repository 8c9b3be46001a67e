-- The panel hands the same token out at every sign-in, so it keeps the token itself and not a hash.
ALTER TABLE users ADD COLUMN remember_token TEXT;
ALTER TABLE users DROP COLUMN remember_hash;

-- One link at a time for each account.
CREATE TABLE password_resets (
  user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;
