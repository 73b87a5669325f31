-- Whether the kept workbook tells who persons with skyddade uppgifter are: those of before this column
-- do, and are written anew.
ALTER TABLE workbook ADD COLUMN protected INTEGER NOT NULL DEFAULT 1 CHECK (protected IN (0, 1));
