ALTER TABLE membership DROP COLUMN reason;
