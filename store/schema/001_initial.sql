-- Text is UTF-8; dates are ISO, amounts and numbers canonical; '' is unread or not given. Times
-- are seconds since 1970 UTC.

-- Bytes, whatever they were called. What a reading gives hangs on these, so that it does not
-- depend on which of several identical files came first.
CREATE TABLE contents (
  sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
  outcome TEXT NOT NULL DEFAULT 'unread' CHECK (outcome IN ('unread', 'read', 'failed')),
  -- Of those with an outcome, the first by (file, id): its documents carry what was read.
  first_arrival INTEGER REFERENCES arrivals
) STRICT, WITHOUT ROWID;

-- Every file that was dropped, and the state of its job.
CREATE TABLE arrivals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL REFERENCES contents,
  file TEXT NOT NULL,
  source TEXT NOT NULL,
  inbox TEXT NOT NULL,
  original TEXT NOT NULL CHECK (original IN ('move', 'leave')),
  arrived INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  moved_to TEXT NOT NULL DEFAULT '',
  error_kind TEXT NOT NULL DEFAULT '',
  error_message TEXT NOT NULL DEFAULT '',
  error_advice TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX arrivals_by_content ON arrivals (sha256, file, id);
CREATE INDEX arrivals_by_state ON arrivals (state, arrived, id);

-- The documents in some bytes, as read.
CREATE TABLE parts (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES contents,
  part INTEGER NOT NULL,
  type TEXT NOT NULL,
  template_id TEXT NOT NULL,
  template_version INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('klar', 'avvikelser', 'fel')),
  beslutsdatum TEXT NOT NULL,
  dirty INTEGER NOT NULL CHECK (dirty IN (0, 1)),
  UNIQUE (sha256, part)
) STRICT;
CREATE INDEX parts_dirty ON parts (sha256, part) WHERE dirty = 1;

-- What the export calls a document: a part of an arrival.
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  arrival_id INTEGER NOT NULL REFERENCES arrivals,
  part INTEGER NOT NULL,
  UNIQUE (arrival_id, part)
) STRICT;

CREATE VIEW exported AS
SELECT d.id AS id, a.id AS arrival_id, a.sha256 AS sha256, a.file AS file, a.arrived AS arrived,
       d.part AS part, p.id AS part_id, p.type AS type, p.template_id AS template_id,
       p.template_version AS template_version, p.status AS status, c.outcome AS outcome,
       a.id <> c.first_arrival AS is_copy,
       (SELECT f.id FROM documents f WHERE f.arrival_id = c.first_arrival AND f.part = d.part)
         AS first_id,
       (SELECT f.file FROM arrivals f WHERE f.id = c.first_arrival) AS first_file
FROM arrivals a
CROSS JOIN documents d ON d.arrival_id = a.id  -- CROSS JOIN: in this order, which is the export's
CROSS JOIN contents c ON c.sha256 = a.sha256
CROSS JOIN parts p ON p.sha256 = a.sha256 AND p.part = d.part;

CREATE TABLE part_pages (
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  position INTEGER NOT NULL,
  page INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  dpi INTEGER NOT NULL,
  rotation INTEGER NOT NULL,
  skew_degrees REAL NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('ocr', 'text')),
  PRIMARY KEY (part_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE part_fields (
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  reading TEXT NOT NULL,  -- JSON, core/document_json.h
  PRIMARY KEY (part_id, position)
) STRICT, WITHOUT ROWID;

-- The columns from personnummer on repeat canonical values of the row's fields, for checks across
-- documents.
CREATE TABLE rows (
  id INTEGER PRIMARY KEY,
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  number INTEGER NOT NULL,
  key TEXT NOT NULL UNIQUE,
  page INTEGER NOT NULL,
  box_left INTEGER NOT NULL,
  box_top INTEGER NOT NULL,
  box_right INTEGER NOT NULL,
  box_bottom INTEGER NOT NULL,
  approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
  personnummer TEXT NOT NULL,
  dossiernummer TEXT NOT NULL,
  namn TEXT NOT NULL,
  kod TEXT NOT NULL,
  diarienummer TEXT NOT NULL,
  period_fran TEXT NOT NULL,
  period_till TEXT NOT NULL,
  belopp TEXT NOT NULL,
  -- kod, period and belopp are accepted or not printed: other rows may be judged by them
  sure INTEGER NOT NULL CHECK (sure IN (0, 1)),
  UNIQUE (part_id, number)
) STRICT;
CREATE INDEX rows_by_personnummer ON rows (personnummer);
CREATE INDEX rows_by_dossiernummer ON rows (dossiernummer);

CREATE TABLE row_fields (
  row_id INTEGER NOT NULL REFERENCES rows ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  reading TEXT NOT NULL,  -- JSON, core/document_json.h
  PRIMARY KEY (row_id, position)
) STRICT, WITHOUT ROWID;

-- From the layout: found when the document was read. From the checks: found again whenever what
-- they depend on has changed.
CREATE TABLE deviations (
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  origin TEXT NOT NULL CHECK (origin IN ('layout', 'check')),
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('info', 'varning', 'fel')),
  row_number INTEGER NOT NULL,
  field TEXT NOT NULL,
  message TEXT NOT NULL,
  expected TEXT NOT NULL,
  PRIMARY KEY (part_id, origin, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX deviations_by_code ON deviations (code);

-- Which keys of persons the checks of a document asked the other documents for. Rows with such a
-- key that come, go or change make the document dirty.
CREATE TABLE asked_keys (
  key TEXT NOT NULL,
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  PRIMARY KEY (key, part_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX asked_keys_by_part ON asked_keys (part_id);

CREATE TABLE page_texts (
  sha256 TEXT NOT NULL REFERENCES contents,
  page INTEGER NOT NULL,
  bytes INTEGER NOT NULL,  -- of the JSON before it was compressed
  json BLOB NOT NULL,      -- zlib
  PRIMARY KEY (sha256, page)
) STRICT;

-- Some hundred kilobytes each, and in the database all the same: they come and go in the one
-- transaction with what was read from them, and there is one file to back up. In a table of their
-- own, so that no other query walks past them.
CREATE TABLE page_images (
  sha256 TEXT NOT NULL REFERENCES contents,
  page INTEGER NOT NULL,
  image BLOB NOT NULL,
  PRIMARY KEY (sha256, page)
) STRICT;

-- Registers, one table a kind; columns are the contract's. `key` is the key columns joined by
-- semicolons.
CREATE TABLE personer (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  personnummer TEXT NOT NULL,
  dossiernummer TEXT NOT NULL,
  fornamn TEXT NOT NULL,
  efternamn TEXT NOT NULL,
  fodelsedatum TEXT NOT NULL,
  mottagningsdatum TEXT NOT NULL,
  migrationsdatum TEXT NOT NULL,
  adress TEXT NOT NULL,
  folkbokforingsdatum TEXT NOT NULL,
  sdf_kod TEXT NOT NULL,
  sdf TEXT NOT NULL,
  skyddad TEXT NOT NULL,
  imported INTEGER NOT NULL
) STRICT;
CREATE INDEX personer_by_personnummer ON personer (personnummer);
CREATE INDEX personer_by_dossiernummer ON personer (dossiernummer);

-- By which a person is found when no number fits: folded words of the names, and days of birth as
-- YYYYMMDD, that of the number and the true one, which may differ.
CREATE TABLE person_words (
  word TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES personer ON DELETE CASCADE,
  PRIMARY KEY (word, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_words_by_person ON person_words (person_id);
CREATE TABLE person_births (
  birth TEXT NOT NULL,
  person_id INTEGER NOT NULL REFERENCES personer ON DELETE CASCADE,
  PRIMARY KEY (birth, person_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_births_by_person ON person_births (person_id);

-- What a person's row said from `imported` until it was replaced: moves, new numbers.
CREATE TABLE person_history (
  person_id INTEGER NOT NULL REFERENCES personer ON DELETE CASCADE,
  personnummer TEXT NOT NULL,
  dossiernummer TEXT NOT NULL,
  fornamn TEXT NOT NULL,
  efternamn TEXT NOT NULL,
  fodelsedatum TEXT NOT NULL,
  mottagningsdatum TEXT NOT NULL,
  migrationsdatum TEXT NOT NULL,
  adress TEXT NOT NULL,
  folkbokforingsdatum TEXT NOT NULL,
  sdf_kod TEXT NOT NULL,
  sdf TEXT NOT NULL,
  skyddad TEXT NOT NULL,
  imported INTEGER NOT NULL,
  replaced INTEGER NOT NULL
) STRICT;
CREATE INDEX person_history_by_person ON person_history (person_id, replaced);

CREATE TABLE placeringar (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  dossiernummer TEXT NOT NULL,
  personnummer TEXT NOT NULL,
  boende TEXT NOT NULL,
  organisationsnummer TEXT NOT NULL,
  sort TEXT NOT NULL,
  fran TEXT NOT NULL,
  till TEXT NOT NULL,
  dygnspris TEXT NOT NULL,
  aterssoks TEXT NOT NULL,
  imported INTEGER NOT NULL
) STRICT;
CREATE INDEX placeringar_by_personnummer ON placeringar (personnummer);
CREATE INDEX placeringar_by_dossiernummer ON placeringar (dossiernummer);

CREATE TABLE leverantorer (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  organisationsnummer TEXT NOT NULL,
  namn TEXT NOT NULL,
  bankgiro TEXT NOT NULL,
  plusgiro TEXT NOT NULL,
  imported INTEGER NOT NULL
) STRICT;

CREATE TABLE avtal (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  organisationsnummer TEXT NOT NULL,
  boende TEXT NOT NULL,
  dygnspris TEXT NOT NULL,
  fran TEXT NOT NULL,
  till TEXT NOT NULL,
  imported INTEGER NOT NULL
) STRICT;

CREATE TABLE sdf (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  kod TEXT NOT NULL,
  namn TEXT NOT NULL,
  fran TEXT NOT NULL,
  till TEXT NOT NULL,
  imported INTEGER NOT NULL
) STRICT;
