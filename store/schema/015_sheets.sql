-- Fördelningsark of some days: worked out until somebody approves it, and what it was then for good.
CREATE TABLE sheets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  from_day TEXT NOT NULL,  -- ISO, both counted
  to_day TEXT NOT NULL,
  author TEXT NOT NULL CHECK (author <> ''),
  via TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- Money that a person moves from one stadsdel to another. To undo is to move it back.
CREATE TABLE sheet_adjustments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sheet_id INTEGER NOT NULL REFERENCES sheets,
  from_sdf TEXT NOT NULL,
  to_sdf TEXT NOT NULL,
  kod TEXT NOT NULL,
  belopp TEXT NOT NULL,
  why TEXT NOT NULL CHECK (why <> ''),
  author TEXT NOT NULL CHECK (author <> ''),
  via TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX sheet_adjustments_by_sheet ON sheet_adjustments (sheet_id);

-- What was approved, as it was shown then.
CREATE TABLE sheet_approvals (
  sheet_id INTEGER PRIMARY KEY REFERENCES sheets,
  author TEXT NOT NULL CHECK (author <> ''),
  via TEXT NOT NULL,
  at INTEGER NOT NULL,
  json TEXT NOT NULL,
  workbook BLOB NOT NULL
) STRICT;
CREATE TRIGGER sheet_approvals_stay BEFORE UPDATE ON sheet_approvals BEGIN
  SELECT raise(ABORT, 'an approved sheet is never changed');
END;
CREATE TRIGGER sheet_approvals_remain BEFORE DELETE ON sheet_approvals BEGIN
  SELECT raise(ABORT, 'an approved sheet is never removed');
END;
CREATE TRIGGER sheet_adjustments_stay BEFORE UPDATE ON sheet_adjustments BEGIN
  SELECT raise(ABORT, 'adjustments are never changed');
END;
CREATE TRIGGER sheet_adjustments_remain BEFORE DELETE ON sheet_adjustments BEGIN
  SELECT raise(ABORT, 'adjustments are never removed');
END;
