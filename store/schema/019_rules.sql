-- By which rules the documents were last checked: when they change, all are checked again.
CREATE TABLE checked_rules (
  digest TEXT NOT NULL
) STRICT;
INSERT INTO checked_rules (digest) VALUES ('');

-- The workbook of each stadsdel, as the sheet was when it was approved.
CREATE TABLE sheet_workbooks (
  sheet_id INTEGER NOT NULL REFERENCES sheet_approvals,
  name TEXT NOT NULL,
  workbook BLOB NOT NULL,
  PRIMARY KEY (sheet_id, name)
) STRICT;
CREATE TRIGGER sheet_workbooks_stay BEFORE UPDATE ON sheet_workbooks BEGIN
  SELECT raise(ABORT, 'an approved sheet is never changed');
END;
CREATE TRIGGER sheet_workbooks_remain BEFORE DELETE ON sheet_workbooks BEGIN
  SELECT raise(ABORT, 'an approved sheet is never removed');
END;
