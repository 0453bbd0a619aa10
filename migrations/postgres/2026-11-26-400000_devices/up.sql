-- Links that were asked for, as typed, until the background has looked who that is: nobody can tell from the answer.
CREATE TABLE link_request (
  id BYTEA NOT NULL PRIMARY KEY,
  email TEXT NOT NULL,
  leads_to TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- Devices from which a person has entered, each by the hash of its cookie.
CREATE TABLE known_device (
  person_id BYTEA NOT NULL REFERENCES person (id),
  hash BYTEA NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (person_id, hash)
);
