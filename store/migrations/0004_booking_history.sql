-- What happened to a booking and by whose hand, for the page of a stay. Of what
-- changed about a guest only the names of the fields are kept, never the words.
CREATE TABLE booking_changes (
  id         INTEGER PRIMARY KEY,
  booking_id TEXT NOT NULL REFERENCES bookings(id) ON DELETE CASCADE,
  at         INTEGER NOT NULL,
  doer       TEXT NOT NULL CHECK (doer IN ('','feed','host','guest','import')),
  feed_id    TEXT NOT NULL DEFAULT '',
  what       TEXT NOT NULL,
  was        TEXT NOT NULL DEFAULT '',
  became     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX booking_changes_booking ON booking_changes(booking_id, id);
