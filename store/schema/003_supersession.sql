-- Bytes whose pages are the first ones of a longer version that was read from the same place: their
-- rows are counted there, and nothing in them is checked any more.
ALTER TABLE contents ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1));
CREATE INDEX arrivals_by_source ON arrivals (source) WHERE state = 'done';
