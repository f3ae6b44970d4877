-- Links under which other sites and calendars read when a property is taken.
CREATE TABLE calendar_links (
  id          TEXT PRIMARY KEY,
  property_id TEXT NOT NULL REFERENCES properties(id) ON DELETE CASCADE,
  channel     TEXT NOT NULL,
  closures    INTEGER NOT NULL DEFAULT 0 CHECK (closures IN (0,1)),
  token_hash  BLOB NOT NULL UNIQUE,
  doc_sealed  BLOB NOT NULL,
  held_since  INTEGER,
  held_stays  INTEGER NOT NULL DEFAULT 0,
  held_of     INTEGER NOT NULL DEFAULT 0,
  created_at  INTEGER NOT NULL,
  renewed_at  INTEGER NOT NULL,
  UNIQUE (property_id, channel)
) STRICT, WITHOUT ROWID;

-- Who has read a link, by what programs call themselves.
CREATE TABLE calendar_reads (
  link_id TEXT NOT NULL REFERENCES calendar_links(id) ON DELETE CASCADE,
  reader  TEXT NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  times    INTEGER NOT NULL,
  PRIMARY KEY (link_id, reader)
) STRICT, WITHOUT ROWID;

-- What was told to whom: it outlives the link, since a channel goes on showing
-- what it has read, and what it shows comes back to us through its own feed.
CREATE TABLE export_log (
  property_id   TEXT NOT NULL REFERENCES properties(id) ON DELETE CASCADE,
  channel       TEXT NOT NULL,
  booking_id    TEXT NOT NULL REFERENCES bookings(id) ON DELETE CASCADE,
  arrival       INTEGER NOT NULL,
  departure     INTEGER NOT NULL CHECK (departure > arrival),
  was_arrival   INTEGER,
  was_departure INTEGER,
  told_hash     BLOB NOT NULL,
  sequence      INTEGER NOT NULL DEFAULT 0,
  stamped_at    INTEGER NOT NULL,
  first_at      INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  gone_at       INTEGER,
  PRIMARY KEY (property_id, channel, booking_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_log_booking ON export_log(booking_id);
