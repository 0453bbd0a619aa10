DROP TRIGGER journal_is_not_cut;
DROP TRIGGER journal_is_not_changed;
