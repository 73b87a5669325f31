-- Who was once marked as protected stays so until somebody says otherwise: also under the numbers of
-- before, and where an import left the mark out.
CREATE INDEX person_history_by_personnummer ON person_history (personnummer);
CREATE INDEX person_history_by_dossiernummer ON person_history (dossiernummer);
CREATE INDEX personer_protected ON personer (id) WHERE skyddad = 'ja';
UPDATE personer SET skyddad = 'ja' WHERE skyddad = '' AND
  (SELECT h.skyddad FROM person_history h WHERE h.person_id = personer.id AND h.skyddad <> ''
   ORDER BY h.rowid DESC LIMIT 1) = 'ja';
UPDATE personer SET skyddad = 'ja' WHERE skyddad = '' AND personnummer <> '' AND EXISTS
  (SELECT 1 FROM personer o WHERE o.personnummer = personer.personnummer AND o.skyddad = 'ja');

-- Of a deviation of a document as a whole: whom its rows are about, since what it says may be about
-- any of them.
ALTER TABLE worklist ADD COLUMN guarded INTEGER NOT NULL DEFAULT 0 CHECK (guarded IN (0, 1));
ALTER TABLE worklist ADD COLUMN around TEXT NOT NULL DEFAULT '';  -- codes of stadsdelar joined by ';'
UPDATE parts SET dirty = 1 WHERE sha256 IN
  (SELECT sha256 FROM contents WHERE outcome = 'read' AND superseded = 0);
