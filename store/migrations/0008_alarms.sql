-- What is wrong between the house and its guests, until it is over. Closed ones are kept for a while, for the owner to read.
CREATE TABLE alarms (
  id            TEXT PRIMARY KEY,
  kind          TEXT NOT NULL,
  number_id     TEXT NOT NULL DEFAULT '',
  subject       TEXT NOT NULL DEFAULT '',
  detail_sealed BLOB NOT NULL,
  raised_at     INTEGER NOT NULL,
  last_at       INTEGER NOT NULL,
  told_at       INTEGER,
  seen_at       INTEGER,
  ends_at       INTEGER,
  closed_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX alarms_open ON alarms(kind, number_id, subject) WHERE closed_at IS NULL;
CREATE INDEX alarms_closed ON alarms(closed_at) WHERE closed_at IS NOT NULL;
