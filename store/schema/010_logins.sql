-- The account on this machine under which the user runs commands: what is decided there is decided by
-- the same person as on the page.
ALTER TABLE users ADD COLUMN login TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX users_by_login ON users (login) WHERE login <> '';
