-- Whether the workbook in the export folder shows what is stored: it is written anew when there
-- have been more changes than it shows. Counted, since moments are too coarse and clocks are set
-- back.
CREATE TABLE workbook (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  changes INTEGER NOT NULL,
  shown INTEGER NOT NULL
) STRICT;
INSERT INTO workbook SELECT 1, EXISTS (SELECT 1 FROM arrivals WHERE finished > 0), 0;
CREATE TRIGGER workbook_outcome AFTER UPDATE OF finished ON arrivals BEGIN
  UPDATE workbook SET changes = changes + 1;
END;
CREATE TRIGGER workbook_check AFTER UPDATE OF dirty ON parts WHEN new.dirty = 0 BEGIN
  UPDATE workbook SET changes = changes + 1;
END;
