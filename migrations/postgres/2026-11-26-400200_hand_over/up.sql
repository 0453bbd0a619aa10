-- A coordination that has lost its coordinator, on its way to a new one: asked, announced, done or stopped.
CREATE TABLE hand_over (
  coordination_id BYTEA NOT NULL REFERENCES coordination (id),
  id BYTEA NOT NULL,
  email TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at BIGINT,
  PRIMARY KEY (coordination_id, id)
);
