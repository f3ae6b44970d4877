-- Who writes: what waits for the owner's word about a sender, what was removed by
-- it, wrong tries at identifying oneself, and the doors that they closed.
CREATE TABLE claims (
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  booking_id      TEXT NOT NULL REFERENCES bookings(id) ON DELETE CASCADE,
  evidence        TEXT NOT NULL CHECK (evidence IN ('','name+dates','last4','code','code+arrival','number','owner')),
  state           TEXT NOT NULL CHECK (state IN ('open','refused','removed')),
  at              INTEGER NOT NULL,
  PRIMARY KEY (conversation_id, booking_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX claims_booking ON claims(booking_id);

CREATE TABLE tries (
  id              INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  at              INTEGER NOT NULL,
  wrong           INTEGER NOT NULL CHECK (wrong > 0)
) STRICT;
CREATE INDEX tries_at ON tries(at);
CREATE INDEX tries_conversation ON tries(conversation_id);

-- A door without a conversation is closed to all senders.
CREATE TABLE doors (
  id              INTEGER PRIMARY KEY,
  conversation_id TEXT REFERENCES conversations(id) ON DELETE CASCADE,
  simulated       INTEGER NOT NULL CHECK (simulated IN (0,1)),
  closed_at       INTEGER NOT NULL,
  opens_at        INTEGER NOT NULL
) STRICT;
CREATE INDEX doors_conversation ON doors(conversation_id);

-- How often the guest was asked who they are, since when.
ALTER TABLE conversations ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE conversations ADD COLUMN asked_at INTEGER;
ALTER TABLE conversations DROP COLUMN wrong_tries;
ALTER TABLE conversations DROP COLUMN tries_since;

-- What the guest must be allowed to know at the moment in which it leaves.
ALTER TABLE outbox ADD COLUMN needs TEXT NOT NULL DEFAULT '' CHECK (needs IN ('','public','booked','stay'));
