-- Which words stand in what: for search. shelf says whose reading it is, place which group, theme or diagnosis.
-- No text, no order and no person: only that a word is there.
CREATE TABLE search_word (
  coordination_id BLOB NOT NULL,
  shelf TEXT NOT NULL,
  place BLOB NOT NULL,
  word TEXT NOT NULL,
  thing BLOB NOT NULL,
  weight INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, shelf, place, word, thing)
) WITHOUT ROWID;
CREATE INDEX search_word_thing ON search_word (coordination_id, thing, shelf, word);
