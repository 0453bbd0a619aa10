DROP TRIGGER journal_is_not_cut ON journal;
DROP TRIGGER journal_is_not_changed ON journal;
DROP FUNCTION journal_stays();
