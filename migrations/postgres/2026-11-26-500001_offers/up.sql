-- Each text as it was offered for adoption, so that the next one can say what changed since.
CREATE TABLE offer (
  coordination_id BYTEA NOT NULL,
  memorandum_id BYTEA NOT NULL,
  number INTEGER NOT NULL,
  content TEXT NOT NULL,
  offered_on INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, memorandum_id, number),
  FOREIGN KEY (coordination_id, memorandum_id) REFERENCES memorandum (coordination_id, id)
);

-- A mandate holder's personal way into the adoption room: a link, and a code by mail.
CREATE TABLE signatory_link (
  coordination_id BYTEA NOT NULL,
  memorandum_id BYTEA NOT NULL,
  membership_id BYTEA NOT NULL,
  token BYTEA NOT NULL,
  good_until INTEGER NOT NULL,
  code BYTEA,
  code_until BIGINT,
  PRIMARY KEY (coordination_id, memorandum_id, membership_id),
  FOREIGN KEY (coordination_id, memorandum_id) REFERENCES memorandum (coordination_id, id),
  FOREIGN KEY (coordination_id, membership_id) REFERENCES membership (coordination_id, id)
);
CREATE INDEX signatory_link_token ON signatory_link (token);
