-- The lists are counted and passed over within their indices, whatever is filtered and whoever looks:
-- to fetch 100,000 lines for a look at whether each may be shown takes a tenth of a second.
DROP INDEX worklist_by_severity;
DROP INDEX worklist_by_code;
DROP INDEX worklist_by_sdf;
DROP INDEX worklist_by_kod;
DROP INDEX worklist_by_person;
DROP INDEX worklist_by_document;
-- A blank before the first word: then two letters with a blank before them, three signs, find words
-- that begin so.
UPDATE worklist SET search = ' ' || search;
INSERT INTO worklist_words (worklist_words) VALUES ('rebuild');
CREATE INDEX worklist_by_severity ON worklist (open, severity, id, protected, code, kod, sdf, type);
CREATE INDEX worklist_by_code ON worklist (open, code, id, protected, severity, kod, sdf, type);
CREATE INDEX worklist_by_sdf ON worklist (open, sdf, id, protected, severity, code, kod, type);
CREATE INDEX worklist_by_kod ON worklist (open, kod, id, protected, severity, code, sdf, type);
CREATE INDEX worklist_by_person ON worklist (open, namn, id, protected, severity, code, kod, sdf, type);
CREATE INDEX worklist_by_document ON worklist
  (open, part_id, row_number, position, protected, severity, code, kod, sdf, type);
