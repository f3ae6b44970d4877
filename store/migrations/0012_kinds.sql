-- What changes a message that has not come yet: webhooks overtake each other.
CREATE TABLE parked_changes (
  target_hash BLOB NOT NULL,
  event_hash   TEXT NOT NULL,
  guest_id    TEXT NOT NULL REFERENCES guests(id) ON DELETE CASCADE,
  at          INTEGER NOT NULL,
  doc_sealed  BLOB NOT NULL,
  PRIMARY KEY (target_hash, event_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX parked_changes_guest ON parked_changes(guest_id);

-- Whether two who write are one person: numbers pass on to new people, and only
-- the owner can say.
CREATE TABLE person_questions (
  id           TEXT PRIMARY KEY,
  guest_id     TEXT NOT NULL REFERENCES guests(id) ON DELETE CASCADE,
  other_id     TEXT NOT NULL REFERENCES guests(id) ON DELETE CASCADE,
  phone_sealed BLOB NOT NULL,
  simulated    INTEGER NOT NULL CHECK (simulated IN (0,1)),
  state        TEXT NOT NULL CHECK (state IN ('open','same','different')),
  opened_at    INTEGER NOT NULL,
  closed_at    INTEGER,
  UNIQUE (guest_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX person_questions_other ON person_questions(other_id);
