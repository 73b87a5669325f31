-- What the municipality has applied for and appealed: an application that is answered in part, and
-- a case that must not be closed yet, are told by it.
CREATE TABLE ansokningar (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  nummer TEXT NOT NULL,
  slag TEXT NOT NULL,
  galler TEXT NOT NULL,
  dossiernummer TEXT NOT NULL,
  personnummer TEXT NOT NULL,
  kod TEXT NOT NULL,
  period_fran TEXT NOT NULL,
  period_till TEXT NOT NULL,
  belopp TEXT NOT NULL,
  inkom TEXT NOT NULL,
  avslutad TEXT NOT NULL,
  utfall TEXT NOT NULL,
  imported INTEGER NOT NULL
) STRICT;
