CREATE TABLE servers (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  uuid TEXT NOT NULL UNIQUE,
  -- How the API and the SFTP user name call it: the beginning of the UUID.
  identifier TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  node TEXT NOT NULL,
  sftp_ip TEXT NOT NULL,
  sftp_port INTEGER NOT NULL
) STRICT;

CREATE INDEX servers_of_user ON servers (user_id);
