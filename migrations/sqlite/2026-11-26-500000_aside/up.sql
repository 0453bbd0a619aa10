-- Why a contribution was set aside where no person wrote the reason: a code, said in the reader's language.
ALTER TABLE contribution ADD COLUMN aside TEXT;
UPDATE contribution SET aside = 'moderated_elsewhere', reason = '' WHERE channel = 'import' AND reason = 'moderated out where it was given';
UPDATE contribution SET aside = 'no_words', reason = '' WHERE channel = 'import' AND reason = 'no words';
