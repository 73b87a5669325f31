-- Who may sign in to the review page. A changed password, right or a disabled user raises
-- `generation`, which ends every session that began before.
CREATE TABLE users (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  folded TEXT NOT NULL UNIQUE,  -- core/text.h: nobody signs in under a name that looks the same
  role TEXT NOT NULL CHECK (role IN ('administrator', 'samordnare', 'lasare', 'systemansvarig')),
  sees_protected INTEGER NOT NULL CHECK (sees_protected IN (0, 1)),
  stadsdelar TEXT NOT NULL,  -- codes of the register sdf, joined by ';'; '': all of them
  password TEXT NOT NULL,    -- Argon2id, with its salt and costs
  disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
  generation INTEGER NOT NULL DEFAULT 0,
  added INTEGER NOT NULL
) STRICT;

-- Tokens are stored hashed, so that a copy of this file opens nobody's session.
CREATE TABLE sessions (
  token TEXT PRIMARY KEY,  -- SHA-256
  user_id INTEGER NOT NULL REFERENCES users,
  generation INTEGER NOT NULL,
  began INTEGER NOT NULL,
  seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_by_user ON sessions (user_id);
