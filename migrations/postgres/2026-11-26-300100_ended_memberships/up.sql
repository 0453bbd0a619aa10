-- Since when a membership is over: what ended is not kept for ever.
ALTER TABLE membership ADD COLUMN ended_on INTEGER;
