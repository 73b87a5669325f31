-- The row is to leave for the case system with the next batch (store/sendings.h): so many are told on
-- the page without looking through all documents.
ALTER TABLE rows ADD COLUMN due INTEGER NOT NULL DEFAULT 0 CHECK (due IN (0, 1));
CREATE INDEX rows_due ON rows (id) WHERE due = 1;
