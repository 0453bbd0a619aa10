-- The journal grows and is never changed.
CREATE FUNCTION journal_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is never changed and never cut';
END;
$$;
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE OR DELETE ON journal FOR EACH ROW EXECUTE FUNCTION journal_stays();
CREATE TRIGGER journal_is_not_cut BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_stays();
