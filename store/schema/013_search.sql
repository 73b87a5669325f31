-- What a search of the list finds, by three letters in a row: a look through all lines takes too long
-- when there are 100,000 of them.
CREATE VIRTUAL TABLE worklist_words USING
  fts5(search, content = 'worklist', content_rowid = 'id', tokenize = 'trigram');
INSERT INTO worklist_words (worklist_words) VALUES ('rebuild');
CREATE TRIGGER worklist_comes AFTER INSERT ON worklist BEGIN
  INSERT INTO worklist_words (rowid, search) VALUES (new.id, new.search);
END;
CREATE TRIGGER worklist_goes AFTER DELETE ON worklist BEGIN
  INSERT INTO worklist_words (worklist_words, rowid, search)
    VALUES ('delete', old.id, old.search);
END;
