ALTER TABLE membership DROP COLUMN ended_on;
