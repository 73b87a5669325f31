-- The deviations once more, in the form that the list on the page filters, sorts and searches:
-- with 100,000 of them a page must come at once. Written with the findings (store/worklist.h).
CREATE TABLE worklist (
  id INTEGER PRIMARY KEY,
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  position INTEGER NOT NULL,   -- among the document's deviations
  open INTEGER NOT NULL CHECK (open IN (0, 1)),
  severity INTEGER NOT NULL,   -- 0 fel, 1 varning, 2 info
  code TEXT NOT NULL,
  type TEXT NOT NULL,          -- of the document
  row_number INTEGER NOT NULL, -- 0: the document as a whole
  field TEXT NOT NULL,
  message TEXT NOT NULL,
  expected TEXT NOT NULL,
  kod TEXT NOT NULL,
  namn TEXT NOT NULL,
  personnummer TEXT NOT NULL,
  dossiernummer TEXT NOT NULL,
  value TEXT NOT NULL,         -- of the field
  sdf TEXT NOT NULL,           -- code of the person's stadsdel; '': none is known
  protected INTEGER NOT NULL CHECK (protected IN (0, 1)),
  search TEXT NOT NULL         -- folded
) STRICT;
CREATE INDEX worklist_by_part ON worklist (part_id, row_number, position);
CREATE INDEX worklist_by_severity ON worklist (open, severity, id);
CREATE INDEX worklist_by_code ON worklist (open, code, id);
CREATE INDEX worklist_by_sdf ON worklist (open, sdf, id);
CREATE INDEX worklist_by_kod ON worklist (open, kod, id);
CREATE INDEX worklist_by_person ON worklist (open, namn, id);
CREATE INDEX worklist_by_document ON worklist (open, part_id, row_number, position);
-- What is there already is taken up with the next check.
UPDATE parts SET dirty = 1 WHERE sha256 IN
  (SELECT sha256 FROM contents WHERE outcome = 'read' AND superseded = 0);
