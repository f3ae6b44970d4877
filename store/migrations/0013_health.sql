-- The health of the connection: what the platform said of account and numbers, numbers that rest, when each message
-- reached which state, and how many messages count each month.

-- Which notices about the account were taken already. topic: what of the account it is about, so that a notice that comes
-- late does not overrule a newer one.
CREATE TABLE account_events (
  digest  BLOB PRIMARY KEY,
  topic   TEXT NOT NULL,
  at      INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX account_events_topic ON account_events(topic, at);
CREATE INDEX account_events_seen ON account_events(seen_at);

-- A number that rests sends nothing until an instant; then one message tries, and the others follow when it has gone.
-- by_status: the trouble shows only after the platform has taken a message.
CREATE TABLE number_rests (
  number_id  TEXT PRIMARY KEY,
  problem    TEXT NOT NULL,
  error_code INTEGER NOT NULL DEFAULT 0,
  by_status  INTEGER NOT NULL DEFAULT 0 CHECK (by_status IN (0,1)),
  tries      INTEGER NOT NULL DEFAULT 0,
  since      INTEGER NOT NULL,
  until      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- When a message reached each state, by the platform's clock, and as what it was counted.
CREATE TABLE message_marks (
  message_id   TEXT PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
  accepted_at  INTEGER,
  sent_at      INTEGER,
  delivered_at INTEGER,
  read_at      INTEGER,
  played_at    INTEGER,
  failed_at    INTEGER,
  held         INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0,1)),
  category     TEXT NOT NULL DEFAULT '',
  pricing      TEXT NOT NULL DEFAULT '',
  counted      TEXT NOT NULL DEFAULT '',
  due          INTEGER NOT NULL DEFAULT 0 CHECK (due IN (0,1))
) STRICT, WITHOUT ROWID;
CREATE INDEX message_marks_due ON message_marks(message_id) WHERE due = 1;

-- How many messages reached guests. The first table knows no countries, the second no days: neither says when anybody of
-- whom little is known was written to.
CREATE TABLE meter_days (
  number_id TEXT NOT NULL,
  day       INTEGER NOT NULL,
  category  TEXT NOT NULL,
  pricing   TEXT NOT NULL,
  messages  INTEGER NOT NULL,
  PRIMARY KEY (number_id, day, category, pricing)
) STRICT, WITHOUT ROWID;
CREATE TABLE meter_markets (
  number_id TEXT NOT NULL,
  month     INTEGER NOT NULL,
  market    TEXT NOT NULL,
  category  TEXT NOT NULL,
  pricing   TEXT NOT NULL,
  messages  INTEGER NOT NULL,
  PRIMARY KEY (number_id, month, market, category, pricing)
) STRICT, WITHOUT ROWID;

ALTER TABLE parked_statuses ADD COLUMN said_at INTEGER;
ALTER TABLE parked_statuses ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE parked_statuses ADD COLUMN pricing TEXT NOT NULL DEFAULT '';
