-- Whom an invoice hides behind initials and four digits: as printed in a column of its own, as a key
-- with the supplier, and how it was worked out who that is. Rows that were read before have none of
-- it until they are read again.
ALTER TABLE rows ADD COLUMN hidden TEXT NOT NULL DEFAULT '';
ALTER TABLE rows ADD COLUMN mark TEXT NOT NULL DEFAULT '';
ALTER TABLE rows ADD COLUMN about TEXT NOT NULL DEFAULT '';
CREATE INDEX rows_by_mark ON rows (mark) WHERE mark <> '';
CREATE INDEX placeringar_by_organisationsnummer ON placeringar (organisationsnummer);

-- Pages of the scan without print that lie behind the part's own: kept, and not read.
CREATE TABLE blank_pages (
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  page INTEGER NOT NULL,
  PRIMARY KEY (part_id, page)
) STRICT, WITHOUT ROWID;

-- The numbers by which the document is the one it is (core/document_identity.h): the same ones on
-- other bytes may be the same document scanned once more.
ALTER TABLE parts ADD COLUMN identity TEXT NOT NULL DEFAULT '';
CREATE INDEX parts_by_identity ON parts (identity) WHERE identity <> '';
