-- Why a membership is suspended, or was taken up again, in the coordinator's words.
ALTER TABLE membership ADD COLUMN reason TEXT NOT NULL DEFAULT '';
