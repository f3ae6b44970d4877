-- A failure that is reported before its message is known keeps what was wrong.
ALTER TABLE parked_statuses ADD COLUMN problem TEXT NOT NULL DEFAULT '';
