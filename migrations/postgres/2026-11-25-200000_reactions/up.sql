-- What residents of a session answered to one another's contributions: agree, disagree or pass.
-- A statement is a contribution under a number; ballots name statements by their place in that order.
CREATE TABLE statement (
  coordination_id BYTEA NOT NULL,
  session_id BYTEA NOT NULL,
  number INTEGER NOT NULL,
  contribution_id BYTEA NOT NULL,
  PRIMARY KEY (coordination_id, session_id, number),
  UNIQUE (coordination_id, contribution_id),
  FOREIGN KEY (coordination_id, session_id) REFERENCES session (coordination_id, id),
  FOREIGN KEY (coordination_id, contribution_id) REFERENCES contribution (coordination_id, id)
);

-- One letter per statement in the order of the numbers: a, d, p, or - for none. Ids are drawn by chance: no order, no time, no person.
CREATE TABLE reaction_ballot (
  coordination_id BYTEA NOT NULL,
  id BYTEA NOT NULL,
  session_id BYTEA NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, session_id) REFERENCES session (coordination_id, id)
);
CREATE INDEX reaction_ballot_session ON reaction_ballot (coordination_id, session_id);

-- What came in from elsewhere, by the hash of its files: the same files once more change nothing.
CREATE TABLE import (
  coordination_id BYTEA NOT NULL,
  sha256 BYTEA NOT NULL,
  session_id BYTEA NOT NULL,
  source TEXT NOT NULL,
  day INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, sha256),
  FOREIGN KEY (coordination_id, session_id) REFERENCES session (coordination_id, id)
);
