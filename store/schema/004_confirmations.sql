-- Readings that the registers confirm: they say the same of the person or supplier whom another key
-- on the same row found. Written with the checks' deviations, and anew when a register changes.
CREATE TABLE confirmations (
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  row_number INTEGER NOT NULL,  -- 0: the document's own field
  field TEXT NOT NULL,
  PRIMARY KEY (part_id, row_number, field)
) STRICT, WITHOUT ROWID;
