-- The owner's own phone: how long the assistant keeps silent after a person wrote, when the first bubble of a turn came
-- and whether its answer may still be made anew, and how much of the platform's limit for one guest is used up.

ALTER TABLE conversations ADD COLUMN quiet_until INTEGER;
ALTER TABLE conversations ADD COLUMN turn_since INTEGER;
ALTER TABLE conversations ADD COLUMN redo_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN pair_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX conversations_quiet ON conversations(quiet_until) WHERE quiet_until IS NOT NULL;
