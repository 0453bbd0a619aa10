-- Which words stand in what: for search. shelf says whose reading it is, place which group, theme or diagnosis.
-- No text, no order and no person: only that a word is there.
CREATE TABLE search_word (
  coordination_id BYTEA NOT NULL,
  shelf TEXT NOT NULL,
  place BYTEA NOT NULL,
  word TEXT COLLATE "C" NOT NULL,
  thing BYTEA NOT NULL,
  weight INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, shelf, place, word, thing)
);
CREATE INDEX search_word_thing ON search_word (coordination_id, thing, shelf, word);
