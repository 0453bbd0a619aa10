-- settings: what the method needs to know, as JSON. quorum: per cent of those entitled; 0 for none. closes: last day to vote.
-- changes: why it was prolonged or closed early, as JSON.
ALTER TABLE round ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE round ADD COLUMN quorum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE round ADD COLUMN closes INTEGER;
ALTER TABLE round ADD COLUMN changes TEXT NOT NULL DEFAULT '[]';
