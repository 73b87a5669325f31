-- What people decide over the machine's readings. Nothing here is ever changed: to undo is a further
-- record. `key` is a row's, or the document's own (core/decision.h): it outlives the reading.
CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL,
  kind TEXT NOT NULL
    CHECK (kind IN ('value', 'printed_wrong', 'approve', 'reject', 'note', 'undo')),
  field TEXT NOT NULL,
  code TEXT NOT NULL,
  value TEXT,
  was TEXT,
  content TEXT NOT NULL,  -- approve: of what was approved (core/row_content.h)
  undoes INTEGER UNIQUE REFERENCES decisions,
  author TEXT NOT NULL CHECK (author <> ''),
  via TEXT NOT NULL,
  at INTEGER NOT NULL,
  why TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_key ON decisions (key);
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN
  SELECT raise(ABORT, 'decisions are never changed');
END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions BEGIN
  SELECT raise(ABORT, 'decisions are never removed');
END;

-- Who did and looked at what. `about` is the key of a row, document or person.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  author TEXT NOT NULL CHECK (author <> ''),
  via TEXT NOT NULL,
  action TEXT NOT NULL,
  about TEXT NOT NULL,
  decision INTEGER REFERENCES decisions
) STRICT;
CREATE INDEX audit_by_subject ON audit (about, id);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN
  SELECT raise(ABORT, 'the audit trail is never changed');
END;
CREATE TRIGGER audit_remains BEFORE DELETE ON audit BEGIN
  SELECT raise(ABORT, 'the audit trail is never removed');
END;

-- How many different people must approve a row: by configuration, for every way in.
CREATE TABLE approval_rule (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  eyes INTEGER NOT NULL CHECK (eyes BETWEEN 1 AND 2)
) STRICT;
INSERT INTO approval_rule VALUES (1, 1);

-- What leaves for the case system. Lines are kept as they were sent, so that files that were cut off
-- are written again to the byte.
CREATE TABLE batches (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- begun: its files may be half written; placed: they stand; done: so does their mark
  state TEXT NOT NULL DEFAULT 'begun' CHECK (state IN ('begun', 'placed', 'done'))
) STRICT;
CREATE INDEX batches_unfinished ON batches (id) WHERE state <> 'done';
CREATE TABLE batch_rows (
  batch_id INTEGER NOT NULL REFERENCES batches,
  position INTEGER NOT NULL,  -- from 1
  key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ny', 'rattelse', 'makulering')),
  content TEXT NOT NULL,      -- core/row_content.h
  belopp TEXT NOT NULL,
  json TEXT NOT NULL,
  csv TEXT NOT NULL,
  PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX batch_rows_by_key ON batch_rows (key, batch_id);

-- What the case system answered.
CREATE TABLE receipts (
  batch_id INTEGER NOT NULL REFERENCES batches,
  key TEXT NOT NULL,
  taken INTEGER NOT NULL CHECK (taken IN (0, 1)),
  reason TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  after_decision INTEGER NOT NULL,  -- the last one there was; to approve again comes after it
  PRIMARY KEY (key, batch_id)
) STRICT, WITHOUT ROWID;
