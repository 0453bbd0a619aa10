-- Times are milliseconds since 1970 (BIGINT), days are days since 1970 (INTEGER), ids are 16 bytes.
-- Every table of a coordination is led by coordination_id.

CREATE TABLE person (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  locale TEXT NOT NULL,
  operator BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

-- The link's token is kept as its hash only.
CREATE TABLE sign_in_link (
  hash BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL REFERENCES person (id),
  expires_at BIGINT NOT NULL,
  used BOOLEAN NOT NULL
);

CREATE TABLE login (
  id BLOB NOT NULL PRIMARY KEY,
  person_id BLOB NOT NULL REFERENCES person (id),
  device TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  ended BOOLEAN NOT NULL
);
CREATE INDEX login_person ON login (person_id);

CREATE TABLE coordination (
  id BLOB NOT NULL PRIMARY KEY,
  name_fr TEXT NOT NULL,
  name_nl TEXT NOT NULL,
  territory_fr TEXT NOT NULL,
  territory_nl TEXT NOT NULL,
  demo BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE organisation (
  coordination_id BLOB NOT NULL REFERENCES coordination (id),
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id)
);

CREATE TABLE membership (
  coordination_id BLOB NOT NULL REFERENCES coordination (id),
  id BLOB NOT NULL,
  person_id BLOB NOT NULL REFERENCES person (id),
  organisation_id BLOB,
  role TEXT NOT NULL,
  mandate BOOLEAN NOT NULL,
  state TEXT NOT NULL,
  title TEXT NOT NULL,
  portfolio TEXT NOT NULL,
  until INTEGER,
  PRIMARY KEY (coordination_id, id),
  UNIQUE (coordination_id, person_id),
  FOREIGN KEY (coordination_id, organisation_id) REFERENCES organisation (coordination_id, id)
);
CREATE INDEX membership_person ON membership (person_id);

CREATE TABLE diagnosis (
  coordination_id BLOB NOT NULL REFERENCES coordination (id),
  id BLOB NOT NULL,
  title_fr TEXT NOT NULL,
  title_nl TEXT NOT NULL,
  method TEXT NOT NULL,
  territory TEXT NOT NULL,
  promise_fr TEXT NOT NULL,
  promise_nl TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (coordination_id, id)
);
CREATE INDEX diagnosis_id ON diagnosis (id);

CREATE TABLE step (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  diagnosis_id BLOB NOT NULL,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  starts INTEGER,
  ends INTEGER,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, diagnosis_id) REFERENCES diagnosis (coordination_id, id)
);
CREATE INDEX step_id ON step (id);

-- What a reason overrode, and why a step was opened again.
CREATE TABLE step_reason (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  step_id BLOB NOT NULL,
  event TEXT NOT NULL,
  overridden TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, step_id) REFERENCES step (coordination_id, id)
);

CREATE TABLE theme (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  diagnosis_id BLOB NOT NULL,
  code TEXT NOT NULL,
  chosen BOOLEAN NOT NULL,
  why_empty TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  UNIQUE (coordination_id, diagnosis_id, code),
  FOREIGN KEY (coordination_id, diagnosis_id) REFERENCES diagnosis (coordination_id, id)
);
CREATE INDEX theme_id ON theme (id);

-- Who spoke for a theme is a keyed mark: it stops a second voice and names nobody.
CREATE TABLE theme_voice (
  coordination_id BLOB NOT NULL,
  theme_id BLOB NOT NULL,
  mark BLOB NOT NULL,
  PRIMARY KEY (coordination_id, theme_id, mark),
  FOREIGN KEY (coordination_id, theme_id) REFERENCES theme (coordination_id, id)
);

CREATE TABLE working_group (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  diagnosis_id BLOB NOT NULL,
  theme_id BLOB NOT NULL,
  name_fr TEXT NOT NULL,
  name_nl TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, diagnosis_id) REFERENCES diagnosis (coordination_id, id),
  FOREIGN KEY (coordination_id, theme_id) REFERENCES theme (coordination_id, id)
);
CREATE INDEX working_group_id ON working_group (id);

CREATE TABLE group_member (
  coordination_id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  PRIMARY KEY (coordination_id, group_id, membership_id),
  FOREIGN KEY (coordination_id, group_id) REFERENCES working_group (coordination_id, id),
  FOREIGN KEY (coordination_id, membership_id) REFERENCES membership (coordination_id, id)
);

-- author is a keyed mark over person and finding; validation sets it to NULL for good.
CREATE TABLE finding (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  diagnosis_id BLOB NOT NULL,
  theme_id BLOB NOT NULL,
  group_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL,
  version INTEGER NOT NULL,
  author BLOB,
  language TEXT NOT NULL,
  sentence TEXT NOT NULL,
  translation TEXT NOT NULL,
  whom TEXT NOT NULL,
  place TEXT NOT NULL,
  since TEXT NOT NULL,
  frequency TEXT NOT NULL,
  existing TEXT NOT NULL,
  missing TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  UNIQUE (coordination_id, diagnosis_id, number),
  FOREIGN KEY (coordination_id, diagnosis_id) REFERENCES diagnosis (coordination_id, id),
  FOREIGN KEY (coordination_id, theme_id) REFERENCES theme (coordination_id, id),
  FOREIGN KEY (coordination_id, group_id) REFERENCES working_group (coordination_id, id)
);
CREATE INDEX finding_id ON finding (id);
CREATE INDEX finding_group ON finding (coordination_id, group_id);

CREATE TABLE finding_version (
  coordination_id BLOB NOT NULL,
  finding_id BLOB NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  validated_on INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, finding_id, version),
  FOREIGN KEY (coordination_id, finding_id) REFERENCES finding (coordination_id, id)
);

CREATE TABLE quote (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  finding_id BLOB NOT NULL,
  seal TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, finding_id) REFERENCES finding (coordination_id, id)
);

CREATE TABLE evidence (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  finding_id BLOB NOT NULL,
  label TEXT NOT NULL,
  figure TEXT NOT NULL,
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  measured_on INTEGER,
  link TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, finding_id) REFERENCES finding (coordination_id, id)
);

-- mark: as finding.author, erased with it.
CREATE TABLE comment (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  finding_id BLOB NOT NULL,
  mark BLOB,
  text TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, finding_id) REFERENCES finding (coordination_id, id)
);

-- A voice of the group on a proposed finding: consent, or an objection in words that waits for an answer.
CREATE TABLE voice (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  finding_id BLOB NOT NULL,
  mark BLOB,
  consents BOOLEAN NOT NULL,
  objection TEXT NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, finding_id) REFERENCES finding (coordination_id, id)
);

CREATE TABLE session (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  diagnosis_id BLOB NOT NULL,
  code TEXT NOT NULL UNIQUE,
  place TEXT NOT NULL,
  address TEXT NOT NULL,
  day INTEGER NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  languages TEXT NOT NULL,
  question_fr TEXT NOT NULL,
  question_nl TEXT NOT NULL,
  question_en TEXT NOT NULL,
  question_ar TEXT NOT NULL,
  state TEXT NOT NULL,
  people INTEGER,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, diagnosis_id) REFERENCES diagnosis (coordination_id, id)
);
CREATE INDEX session_id ON session (id);

CREATE TABLE facilitator (
  coordination_id BLOB NOT NULL,
  session_id BLOB NOT NULL,
  membership_id BLOB NOT NULL,
  PRIMARY KEY (coordination_id, session_id, membership_id),
  FOREIGN KEY (coordination_id, session_id) REFERENCES session (coordination_id, id),
  FOREIGN KEY (coordination_id, membership_id) REFERENCES membership (coordination_id, id)
);

-- No time and no order: the id is random. slip is the hash of the number on the resident's slip.
CREATE TABLE contribution (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  session_id BLOB NOT NULL,
  theme_id BLOB,
  channel TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  struck BOOLEAN NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL,
  slip BLOB NOT NULL,
  PRIMARY KEY (coordination_id, id),
  UNIQUE (coordination_id, slip),
  FOREIGN KEY (coordination_id, session_id) REFERENCES session (coordination_id, id),
  FOREIGN KEY (coordination_id, theme_id) REFERENCES theme (coordination_id, id)
);
CREATE INDEX contribution_id ON contribution (id);

CREATE TABLE contribution_finding (
  coordination_id BLOB NOT NULL,
  contribution_id BLOB NOT NULL,
  finding_id BLOB NOT NULL,
  PRIMARY KEY (coordination_id, contribution_id, finding_id),
  FOREIGN KEY (coordination_id, contribution_id) REFERENCES contribution (coordination_id, id),
  FOREIGN KEY (coordination_id, finding_id) REFERENCES finding (coordination_id, id)
);

CREATE TABLE round (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  diagnosis_id BLOB NOT NULL,
  title_fr TEXT NOT NULL,
  title_nl TEXT NOT NULL,
  college TEXT NOT NULL,
  method TEXT NOT NULL,
  points INTEGER NOT NULL,
  most INTEGER NOT NULL,
  threshold INTEGER NOT NULL,
  entitled INTEGER NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, diagnosis_id) REFERENCES diagnosis (coordination_id, id)
);
CREATE INDEX round_id ON round (id);

CREATE TABLE round_item (
  coordination_id BLOB NOT NULL,
  round_id BLOB NOT NULL,
  finding_id BLOB NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, round_id, finding_id),
  FOREIGN KEY (coordination_id, round_id) REFERENCES round (coordination_id, id),
  FOREIGN KEY (coordination_id, finding_id) REFERENCES finding (coordination_id, id)
);

-- Who may vote with a slip: its hash, and whether it was used. No link to a ballot.
CREATE TABLE round_slip (
  coordination_id BLOB NOT NULL,
  round_id BLOB NOT NULL,
  hash BLOB NOT NULL,
  used BOOLEAN NOT NULL,
  PRIMARY KEY (coordination_id, round_id, hash),
  FOREIGN KEY (coordination_id, round_id) REFERENCES round (coordination_id, id)
) WITHOUT ROWID;

-- The roll: who has voted. The ballots beside share no key, no order and no time with it.
CREATE TABLE roll (
  coordination_id BLOB NOT NULL,
  round_id BLOB NOT NULL,
  voter BLOB NOT NULL,
  PRIMARY KEY (coordination_id, round_id, voter),
  FOREIGN KEY (coordination_id, round_id) REFERENCES round (coordination_id, id)
) WITHOUT ROWID;

-- mark: made with the round's own key until closing, so that a ballot may be replaced; NULL afterwards.
CREATE TABLE ballot (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  round_id BLOB NOT NULL,
  mark BLOB,
  content TEXT NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, round_id) REFERENCES round (coordination_id, id)
) WITHOUT ROWID;

CREATE TABLE memorandum (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  diagnosis_id BLOB NOT NULL,
  slug TEXT NOT NULL UNIQUE,
  title_fr TEXT NOT NULL,
  title_nl TEXT NOT NULL,
  preface_fr TEXT NOT NULL,
  preface_nl TEXT NOT NULL,
  working_language TEXT NOT NULL,
  state TEXT NOT NULL,
  spokespersons TEXT NOT NULL,
  sealed TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  sealed_on INTEGER,
  published BOOLEAN NOT NULL,
  PRIMARY KEY (coordination_id, id),
  UNIQUE (coordination_id, diagnosis_id),
  FOREIGN KEY (coordination_id, diagnosis_id) REFERENCES diagnosis (coordination_id, id)
);
CREATE INDEX memorandum_id ON memorandum (id);

CREATE TABLE recipient (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  memorandum_id BLOB NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  title TEXT NOT NULL,
  portfolio TEXT NOT NULL,
  locale TEXT NOT NULL,
  token BLOB NOT NULL,
  code BLOB,
  code_until BIGINT,
  state TEXT NOT NULL,
  reached_on INTEGER,
  PRIMARY KEY (coordination_id, id),
  UNIQUE (coordination_id, memorandum_id, email),
  FOREIGN KEY (coordination_id, memorandum_id) REFERENCES memorandum (coordination_id, id)
);
CREATE INDEX recipient_token ON recipient (token);

CREATE TABLE recommendation (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  memorandum_id BLOB NOT NULL,
  finding_id BLOB,
  recipient_id BLOB,
  number INTEGER NOT NULL,
  text_fr TEXT NOT NULL,
  text_nl TEXT NOT NULL,
  level TEXT NOT NULL,
  due INTEGER,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, memorandum_id) REFERENCES memorandum (coordination_id, id),
  FOREIGN KEY (coordination_id, finding_id) REFERENCES finding (coordination_id, id),
  FOREIGN KEY (coordination_id, recipient_id) REFERENCES recipient (coordination_id, id)
);
CREATE INDEX recommendation_id ON recommendation (id);

CREATE TABLE signature (
  coordination_id BLOB NOT NULL,
  memorandum_id BLOB NOT NULL,
  organisation_id BLOB NOT NULL,
  signs BOOLEAN NOT NULL,
  PRIMARY KEY (coordination_id, memorandum_id, organisation_id),
  FOREIGN KEY (coordination_id, memorandum_id) REFERENCES memorandum (coordination_id, id),
  FOREIGN KEY (coordination_id, organisation_id) REFERENCES organisation (coordination_id, id)
);

-- Versions stay: the answer of a recommendation is the one with the highest version.
CREATE TABLE answer (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  recommendation_id BLOB NOT NULL,
  recipient_id BLOB NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  due INTEGER,
  whose TEXT NOT NULL,
  answered_on INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, id),
  UNIQUE (coordination_id, recommendation_id, version),
  FOREIGN KEY (coordination_id, recommendation_id) REFERENCES recommendation (coordination_id, id),
  FOREIGN KEY (coordination_id, recipient_id) REFERENCES recipient (coordination_id, id)
);

CREATE TABLE follow_up (
  coordination_id BLOB NOT NULL,
  id BLOB NOT NULL,
  recommendation_id BLOB NOT NULL,
  status TEXT NOT NULL,
  note TEXT NOT NULL,
  noted_on INTEGER NOT NULL,
  PRIMARY KEY (coordination_id, id),
  FOREIGN KEY (coordination_id, recommendation_id) REFERENCES recommendation (coordination_id, id)
);

-- Mail to be sent after the commit that caused it; key makes each one unique.
CREATE TABLE mail (
  id BLOB NOT NULL PRIMARY KEY,
  coordination_id BLOB,
  recipient_id BLOB,
  key TEXT NOT NULL UNIQUE,
  to_name TEXT NOT NULL,
  to_address TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  next_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX mail_due ON mail (state, next_at);

-- What was done, chained by hash: no content, and no person where the act is sealed.
CREATE TABLE journal (
  coordination_id BLOB NOT NULL,
  number BIGINT NOT NULL,
  action TEXT NOT NULL,
  actor BLOB,
  target BLOB,
  day INTEGER NOT NULL,
  previous BLOB NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (coordination_id, number)
);
