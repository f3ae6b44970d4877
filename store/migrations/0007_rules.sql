-- Messages by rule: the rules, what each of them says to each stay, and the stays whose messages are paused.
CREATE TABLE rules (
  id         TEXT PRIMARY KEY,
  enabled    INTEGER NOT NULL CHECK (enabled IN (0,1)),
  enabled_at INTEGER,
  doc_sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One row for a rule, a stay and a time that it was sent; what has happened outlives the rule.
CREATE TABLE rule_sends (
  id              TEXT PRIMARY KEY,
  rule_id         TEXT NOT NULL,
  booking_id      TEXT NOT NULL REFERENCES bookings(id) ON DELETE CASCADE,
  occurrence      INTEGER NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('planned','waiting','queued','sent','skipped','failed','late')),
  why             TEXT NOT NULL DEFAULT '',
  property_id     TEXT NOT NULL REFERENCES properties(id) ON DELETE CASCADE,
  arrival         INTEGER NOT NULL,
  departure       INTEGER NOT NULL,
  moment_at       INTEGER,
  due_at          INTEGER,
  until_at        INTEGER,
  conversation_id TEXT REFERENCES conversations(id) ON DELETE SET NULL,
  message_id      TEXT REFERENCES messages(id) ON DELETE SET NULL,
  by_hand         INTEGER NOT NULL DEFAULT 0 CHECK (by_hand IN (0,1)),
  created_at      INTEGER NOT NULL,
  changed_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX rule_sends_once ON rule_sends(rule_id, booking_id, occurrence);
CREATE INDEX rule_sends_booking ON rule_sends(booking_id);
CREATE INDEX rule_sends_stay ON rule_sends(property_id, departure);
CREATE INDEX rule_sends_changed ON rule_sends(changed_at);
CREATE INDEX rule_sends_conversation ON rule_sends(conversation_id) WHERE conversation_id IS NOT NULL;
CREATE INDEX rule_sends_message ON rule_sends(message_id) WHERE message_id IS NOT NULL;
CREATE INDEX rule_sends_queued ON rule_sends(state) WHERE state = 'queued';

CREATE TABLE rule_pauses (
  booking_id TEXT PRIMARY KEY REFERENCES bookings(id) ON DELETE CASCADE,
  since      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
