-- What two sources tell of one period, what was decided about it, and what the owner is asked.

-- A period that another source tells of again takes no nights of its own. twin_until: it stands by itself from then on,
-- because the one that it repeated is gone.
ALTER TABLE bookings ADD COLUMN twin_of TEXT REFERENCES bookings(id) ON DELETE SET NULL;
ALTER TABLE bookings ADD COLUMN twin_how TEXT NOT NULL DEFAULT '' CHECK (twin_how IN ('','echo','linked','likely','same'));
ALTER TABLE bookings ADD COLUMN twin_until INTEGER;
ALTER TABLE bookings ADD COLUMN uncertain INTEGER NOT NULL DEFAULT 0 CHECK (uncertain IN (0,1));
ALTER TABLE bookings ADD COLUMN nights_since INTEGER;
ALTER TABLE bookings ADD COLUMN kind_by TEXT NOT NULL DEFAULT '' CHECK (kind_by IN ('','host'));
CREATE INDEX bookings_twin ON bookings(twin_of) WHERE twin_of IS NOT NULL;
CREATE INDEX bookings_twin_until ON bookings(twin_until) WHERE twin_until IS NOT NULL;
CREATE INDEX bookings_missing ON bookings(departure) WHERE state = 'missing';

-- trusted_until: the owner has said that what looks suspicious is right. reissued: how often most UIDs were others.
-- damaged: entries that could not be read while nothing was missing.
ALTER TABLE feeds ADD COLUMN trusted_until INTEGER;
ALTER TABLE feeds ADD COLUMN reissued INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN damaged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feeds ADD COLUMN body_at INTEGER;
CREATE INDEX feeds_property ON feeds(property_id);

CREATE TABLE calendar_log (
  id            INTEGER PRIMARY KEY,
  feed_id       TEXT NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
  booking_id    TEXT REFERENCES bookings(id) ON DELETE CASCADE,
  other_id      TEXT REFERENCES bookings(id) ON DELETE SET NULL,
  at            INTEGER NOT NULL,
  until         INTEGER NOT NULL,
  times         INTEGER NOT NULL,
  what          TEXT NOT NULL,
  problem       TEXT NOT NULL DEFAULT '',
  count         INTEGER NOT NULL DEFAULT 0,
  arrival       INTEGER,
  departure     INTEGER,
  was_arrival   INTEGER,
  was_departure INTEGER
) STRICT;
CREATE INDEX calendar_log_feed ON calendar_log(feed_id, id);
CREATE INDEX calendar_log_booking ON calendar_log(booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX calendar_log_other ON calendar_log(other_id) WHERE other_id IS NOT NULL;

CREATE TABLE calendar_questions (
  id            TEXT PRIMARY KEY,
  property_id   TEXT NOT NULL REFERENCES properties(id) ON DELETE CASCADE,
  kind          TEXT NOT NULL CHECK (kind IN ('double','same','vanished','moved','lingering')),
  booking_id    TEXT NOT NULL REFERENCES bookings(id) ON DELETE CASCADE,
  other_id      TEXT REFERENCES bookings(id) ON DELETE CASCADE,
  state         TEXT NOT NULL CHECK (state IN ('open','answered','settled')),
  answer        TEXT NOT NULL DEFAULT '',
  was_arrival   INTEGER,
  was_departure INTEGER,
  opened_at     INTEGER NOT NULL,
  alerted_at    INTEGER,
  closed_at     INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX calendar_questions_about ON calendar_questions(booking_id, coalesce(other_id, ''), kind);
CREATE INDEX calendar_questions_property ON calendar_questions(property_id, state);
CREATE INDEX calendar_questions_other ON calendar_questions(other_id) WHERE other_id IS NOT NULL;

-- The owner has said that two calendars tell of the same stays.
CREATE TABLE feed_pairs (
  feed_id  TEXT NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
  other_id TEXT NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
  since    INTEGER NOT NULL,
  PRIMARY KEY (feed_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_pairs_other ON feed_pairs(other_id);

-- What a calendar answered, as it came: the only evidence in a dispute with a portal.
CREATE TABLE feed_bodies (
  id          TEXT PRIMARY KEY,
  feed_id     TEXT NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
  at          INTEGER NOT NULL,
  until       INTEGER NOT NULL,
  good        INTEGER NOT NULL CHECK (good IN (0,1)),
  problem     TEXT NOT NULL DEFAULT '',
  body_sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_bodies_feed ON feed_bodies(feed_id, at);
