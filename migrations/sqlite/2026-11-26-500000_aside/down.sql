UPDATE contribution SET reason = 'moderated out where it was given' WHERE aside = 'moderated_elsewhere';
UPDATE contribution SET reason = 'no words' WHERE aside = 'no_words';
ALTER TABLE contribution DROP COLUMN aside;
