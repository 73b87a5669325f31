-- What a search of everything that is read finds, by three letters in a row: rows by whom they are
-- about, and by what is written freely; documents by what their heads say.
CREATE VIRTUAL TABLE row_words USING
  fts5(personnummer, dossiernummer, namn, diarienummer, content = 'rows', content_rowid = 'id',
       tokenize = 'trigram');
INSERT INTO row_words (row_words) VALUES ('rebuild');
CREATE TRIGGER row_words_come AFTER INSERT ON rows BEGIN
  INSERT INTO row_words (rowid, personnummer, dossiernummer, namn, diarienummer)
    VALUES (new.id, new.personnummer, new.dossiernummer, new.namn, new.diarienummer);
END;
CREATE TRIGGER row_words_go AFTER DELETE ON rows BEGIN
  INSERT INTO row_words (row_words, rowid, personnummer, dossiernummer, namn, diarienummer)
    VALUES ('delete', old.id, old.personnummer, old.dossiernummer, old.namn, old.diarienummer);
END;
CREATE TRIGGER row_words_change
AFTER UPDATE OF personnummer, dossiernummer, namn, diarienummer ON rows BEGIN
  INSERT INTO row_words (row_words, rowid, personnummer, dossiernummer, namn, diarienummer)
    VALUES ('delete', old.id, old.personnummer, old.dossiernummer, old.namn, old.diarienummer);
  INSERT INTO row_words (rowid, personnummer, dossiernummer, namn, diarienummer)
    VALUES (new.id, new.personnummer, new.dossiernummer, new.namn, new.diarienummer);
END;

-- rowid: the part's (or row's) id times 1,000, and the field's position.
CREATE VIRTUAL TABLE head_words USING fts5(value, tokenize = 'trigram');
INSERT INTO head_words (rowid, value)
  SELECT part_id * 1000 + position, json_extract(reading, '$.value') FROM part_fields
  WHERE json_extract(reading, '$.value') IS NOT NULL;
CREATE TRIGGER head_words_come AFTER INSERT ON part_fields
WHEN json_extract(new.reading, '$.value') IS NOT NULL BEGIN
  INSERT INTO head_words (rowid, value)
    VALUES (new.part_id * 1000 + new.position, json_extract(new.reading, '$.value'));
END;
CREATE TRIGGER head_words_go AFTER DELETE ON part_fields BEGIN
  DELETE FROM head_words WHERE rowid = old.part_id * 1000 + old.position;
END;

CREATE VIRTUAL TABLE free_words USING fts5(value, tokenize = 'trigram');
INSERT INTO free_words (rowid, value)
  SELECT row_id * 1000 + position, json_extract(reading, '$.value') FROM row_fields
  WHERE name IN ('beskrivning', 'fritext', 'referens')
    AND json_extract(reading, '$.value') IS NOT NULL;
CREATE TRIGGER free_words_come AFTER INSERT ON row_fields
WHEN new.name IN ('beskrivning', 'fritext', 'referens')
  AND json_extract(new.reading, '$.value') IS NOT NULL BEGIN
  INSERT INTO free_words (rowid, value)
    VALUES (new.row_id * 1000 + new.position, json_extract(new.reading, '$.value'));
END;
CREATE TRIGGER free_words_go AFTER DELETE ON row_fields
WHEN old.name IN ('beskrivning', 'fritext', 'referens') BEGIN
  DELETE FROM free_words WHERE rowid = old.row_id * 1000 + old.position;
END;
