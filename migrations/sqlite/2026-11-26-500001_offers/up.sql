-- Each text as it was offered for adoption, so that the next one can say what changed since.
CREATE TABLE offer (
  coordination_id BLOB NOT NULL,
  memorandum_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  content TEXT NOT NULL,
  offered_on INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, memorandum_id, number),
  FOREIGN KEY (coordination_id, memorandum_id) REFERENCES memorandum (coordination_id, id)
);

-- A mandate holder's personal way into the adoption room: a link, and a code by mail.
CREATE TABLE signatory_link (
  coordination_id BLOB NOT NULL,
  memorandum_id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  token BLOB NOT NULL,
  good_until INTEGER NOT NULL,
  code BLOB,
  code_until BIGINT,
  PRIMARY KEY (coordination_id, memorandum_id, membership_id),
  FOREIGN KEY (coordination_id, memorandum_id) REFERENCES memorandum (coordination_id, id),
  FOREIGN KEY (coordination_id, membership_id) REFERENCES membership (coordination_id, id)
);
CREATE INDEX signatory_link_token ON signatory_link (token);
