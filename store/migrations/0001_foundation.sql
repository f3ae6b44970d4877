-- Times are UTC milliseconds, dates are days since 1970-01-01. What tells of a
-- person stands only in columns called *_sealed (AES-256-GCM under a key of its
-- own, bound to table, column and row) and *_hash (keyed, for look-ups);
-- columns.go gives each of them its class, and a test reads both.

CREATE TABLE keys (
  id         TEXT PRIMARY KEY,
  wrapped    BLOB NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key          TEXT PRIMARY KEY,
  value_sealed BLOB NOT NULL,
  updated_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE properties (
  id         TEXT PRIMARY KEY,
  doc_sealed BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE facts (
  property_id TEXT NOT NULL REFERENCES properties(id) ON DELETE CASCADE,
  id          TEXT NOT NULL,
  position    INTEGER NOT NULL,
  topic       TEXT NOT NULL,
  visibility  TEXT NOT NULL CHECK (visibility IN ('public','booked','stay','owner')),
  doc_sealed  BLOB NOT NULL,
  updated_at  INTEGER NOT NULL,
  PRIMARY KEY (property_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE feeds (
  id           TEXT PRIMARY KEY,
  property_id  TEXT NOT NULL REFERENCES properties(id) ON DELETE CASCADE,
  doc_sealed   BLOB NOT NULL,
  provider     TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL CHECK (state IN ('new','ok','failing','held','stopped')),
  problem      TEXT NOT NULL DEFAULT '',
  next_at      INTEGER NOT NULL,
  last_try_at  INTEGER,
  last_ok_at   INTEGER,
  hold_until   INTEGER,
  fail_count   INTEGER NOT NULL DEFAULT 0,
  fail_since   INTEGER,
  last_count   INTEGER NOT NULL DEFAULT 0,
  created_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_log (
  id        INTEGER PRIMARY KEY,
  feed_id   TEXT NOT NULL REFERENCES feeds(id) ON DELETE CASCADE,
  at        INTEGER NOT NULL,
  outcome   TEXT NOT NULL,
  problem   TEXT NOT NULL DEFAULT '',
  bytes     INTEGER NOT NULL DEFAULT 0,
  events    INTEGER NOT NULL DEFAULT 0,
  added     INTEGER NOT NULL DEFAULT 0,
  changed   INTEGER NOT NULL DEFAULT 0,
  missing   INTEGER NOT NULL DEFAULT 0,
  cancelled INTEGER NOT NULL DEFAULT 0,
  rejected  INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX feed_log_feed ON feed_log(feed_id, id);

CREATE TABLE bookings (
  id            TEXT PRIMARY KEY,
  property_id   TEXT NOT NULL REFERENCES properties(id) ON DELETE CASCADE,
  feed_id       TEXT REFERENCES feeds(id) ON DELETE SET NULL,
  channel       TEXT NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('booking','block','hold','unknown')),
  sure          INTEGER NOT NULL CHECK (sure IN (0,1)),
  state         TEXT NOT NULL CHECK (state IN ('active','missing','cancelled','request')),
  arrival       INTEGER NOT NULL,
  departure     INTEGER NOT NULL CHECK (departure > arrival),
  guests        INTEGER NOT NULL DEFAULT 0,
  language      TEXT NOT NULL DEFAULT '',
  identified_at INTEGER,
  missing_since INTEGER,
  missing_polls INTEGER NOT NULL DEFAULT 0,
  cancelled_by  TEXT NOT NULL DEFAULT '',
  uid_hash      BLOB,
  code_hash     BLOB,
  phone_hash    BLOB,
  last4_hash    BLOB,
  invite_hash   BLOB UNIQUE,
  doc_sealed    BLOB NOT NULL,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX bookings_time ON bookings(property_id, departure);
CREATE INDEX bookings_feed ON bookings(feed_id) WHERE feed_id IS NOT NULL;
CREATE INDEX bookings_phone ON bookings(phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX bookings_last4 ON bookings(last4_hash) WHERE last4_hash IS NOT NULL;

CREATE TABLE guests (
  id            TEXT PRIMARY KEY,
  doc_sealed    BLOB NOT NULL,
  language      TEXT NOT NULL DEFAULT '',
  is_owner      INTEGER NOT NULL DEFAULT 0 CHECK (is_owner IN (0,1)),
  stopped_at    INTEGER,
  no_ai_at      INTEGER,
  created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE aliases (
  kind          TEXT NOT NULL CHECK (kind IN ('user_id','phone')),
  value_hash    BLOB NOT NULL,
  guest_id      TEXT NOT NULL REFERENCES guests(id) ON DELETE CASCADE,
  value_sealed  BLOB NOT NULL,
  first_seen    INTEGER NOT NULL,
  last_seen     INTEGER NOT NULL,
  superseded_at INTEGER,
  PRIMARY KEY (kind, value_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_guest ON aliases(guest_id);

CREATE TABLE conversations (
  id              TEXT PRIMARY KEY,
  guest_id        TEXT NOT NULL REFERENCES guests(id) ON DELETE CASCADE,
  number_id       TEXT NOT NULL,
  simulated       INTEGER NOT NULL CHECK (simulated IN (0,1)),
  mode            TEXT NOT NULL CHECK (mode IN ('assistant','human')),
  mode_reason     TEXT NOT NULL DEFAULT '',
  mode_since      INTEGER NOT NULL,
  property_id     TEXT REFERENCES properties(id) ON DELETE SET NULL,
  language        TEXT NOT NULL DEFAULT '',
  asking          TEXT NOT NULL DEFAULT '',
  asking_for      TEXT NOT NULL DEFAULT '',
  wrong_tries     INTEGER NOT NULL DEFAULT 0,
  tries_since     INTEGER,
  last_guest_at   INTEGER,
  last_message_at INTEGER NOT NULL,
  turn_due_at     INTEGER,
  answered_seq    INTEGER NOT NULL DEFAULT 0,
  waiting_since   INTEGER,
  told            INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0,1)),
  unread          INTEGER NOT NULL DEFAULT 0,
  disclosed_at    INTEGER,
  disclosed_in    TEXT NOT NULL DEFAULT '',
  clock_offset    INTEGER NOT NULL DEFAULT 0,
  created_at      INTEGER NOT NULL,
  UNIQUE (guest_id, number_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX conversations_due ON conversations(turn_due_at) WHERE turn_due_at IS NOT NULL;
CREATE INDEX conversations_time ON conversations(last_message_at);

CREATE TABLE ties (
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  booking_id      TEXT NOT NULL REFERENCES bookings(id) ON DELETE CASCADE,
  evidence        TEXT NOT NULL CHECK (evidence IN ('last4','code','code+arrival','number','owner')),
  at              INTEGER NOT NULL,
  PRIMARY KEY (conversation_id, booking_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX ties_booking ON ties(booking_id);

CREATE TABLE messages (
  seq             INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  author          TEXT NOT NULL CHECK (author IN ('guest','assistant','host')),
  type            TEXT NOT NULL,
  wamid_hash      BLOB UNIQUE,
  body_sealed     BLOB NOT NULL,
  turn_id         TEXT NOT NULL DEFAULT '',
  withdrawn       INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0,1)),
  edited          INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0,1)),
  sent_at         INTEGER NOT NULL,
  created_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX messages_conversation ON messages(conversation_id, seq);

CREATE TABLE outbox (
  message_id      TEXT PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  seq             INTEGER NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('queued','sending','uncertain','unclear','accepted','sent','delivered','read','failed','dropped')),
  purpose         TEXT NOT NULL CHECK (purpose IN ('answer','host','alert','notice')),
  once_hash       BLOB NOT NULL UNIQUE,
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_at         INTEGER NOT NULL,
  since           INTEGER NOT NULL,
  resent          INTEGER NOT NULL DEFAULT 0 CHECK (resent IN (0,1)),
  error_code      INTEGER NOT NULL DEFAULT 0,
  problem         TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_queue ON outbox(next_at) WHERE state = 'queued';
CREATE INDEX outbox_open ON outbox(conversation_id, seq) WHERE state IN ('queued','sending','uncertain');

-- A status may come before the answer of the call that sent the message, or
-- before a restarted program knows its id.
CREATE TABLE parked_statuses (
  wamid_hash BLOB NOT NULL,
  status     TEXT NOT NULL,
  error_code INTEGER NOT NULL DEFAULT 0,
  at         INTEGER NOT NULL,
  PRIMARY KEY (wamid_hash, status)
) STRICT, WITHOUT ROWID;

CREATE TABLE traces (
  id              INTEGER PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  message_id      TEXT NOT NULL,
  at              INTEGER NOT NULL,
  mode            TEXT NOT NULL DEFAULT '',
  band            TEXT NOT NULL DEFAULT '',
  millis          INTEGER NOT NULL DEFAULT 0,
  doc_sealed      BLOB NOT NULL
) STRICT;
CREATE INDEX traces_conversation ON traces(conversation_id, id);

CREATE TABLE questions (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  message_id      TEXT NOT NULL,
  reason          TEXT NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('open','answered','dismissed')),
  draft_sealed    BLOB,
  opened_at       INTEGER NOT NULL,
  alerted_at      INTEGER,
  reminded_at     INTEGER,
  closed_at       INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX questions_open ON questions(conversation_id) WHERE state = 'open';

CREATE TABLE requests (
  id              TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  guest_id        TEXT NOT NULL REFERENCES guests(id) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('access','rectify','erase','restrict')),
  state           TEXT NOT NULL CHECK (state IN ('open','answered','dismissed')),
  received_at     INTEGER NOT NULL,
  due_at          INTEGER NOT NULL,
  closed_at       INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX requests_conversation ON requests(conversation_id);

CREATE TABLE deliveries (
  id          INTEGER PRIMARY KEY,
  digest      BLOB NOT NULL UNIQUE,
  source      TEXT NOT NULL CHECK (source IN ('platform','simulator')),
  received_at INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('pending','done','broken')),
  body_sealed BLOB
) STRICT;
CREATE INDEX deliveries_pending ON deliveries(id) WHERE state = 'pending';

CREATE TABLE oddities (
  id          INTEGER PRIMARY KEY,
  delivery_id INTEGER NOT NULL REFERENCES deliveries(id) ON DELETE CASCADE,
  at          INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  raw_sealed  BLOB NOT NULL
) STRICT;

CREATE TABLE users (
  id          TEXT PRIMARY KEY,
  name_hash   BLOB NOT NULL UNIQUE,
  doc_sealed  BLOB NOT NULL,
  role        TEXT NOT NULL CHECK (role IN ('owner','cohost','cleaner','auditor')),
  language    TEXT NOT NULL,
  password    TEXT NOT NULL,
  created_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user_properties (
  user_id     TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  property_id TEXT NOT NULL REFERENCES properties(id) ON DELETE CASCADE,
  PRIMARY KEY (user_id, property_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  token_hash   BLOB PRIMARY KEY,
  user_id      TEXT NOT NULL REFERENCES users(id) ON DELETE CASCADE,
  agent_sealed BLOB NOT NULL,
  created_at   INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions(user_id);

CREATE TABLE setup_links (
  token_hash BLOB PRIMARY KEY,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
  name     TEXT PRIMARY KEY,
  last_at  INTEGER NOT NULL,
  millis   INTEGER NOT NULL,
  problem  TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE connections (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  destination TEXT NOT NULL,
  purpose     TEXT NOT NULL,
  outcome     TEXT NOT NULL,
  bytes_out   INTEGER NOT NULL,
  bytes_in    INTEGER NOT NULL,
  tls         TEXT NOT NULL DEFAULT '',
  certificate TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX connections_at ON connections(at);
