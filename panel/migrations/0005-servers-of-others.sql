-- 0 where the server is somebody else's, who lets this account use it.
ALTER TABLE servers ADD COLUMN owned INTEGER NOT NULL DEFAULT 1;
