-- Consent: what each person agreed to and took back, who is not to be written to, and the templates that open a
-- conversation. A message may be sent by a rule.

CREATE TABLE outbox_new (
  message_id      TEXT PRIMARY KEY REFERENCES messages(id) ON DELETE CASCADE,
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  seq             INTEGER NOT NULL,
  state           TEXT NOT NULL CHECK (state IN ('queued','sending','uncertain','unclear','accepted','sent','delivered','read','failed','dropped')),
  purpose         TEXT NOT NULL CHECK (purpose IN ('answer','host','alert','notice','automatic')),
  once_hash       BLOB NOT NULL UNIQUE,
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_at         INTEGER NOT NULL,
  since           INTEGER NOT NULL,
  resent          INTEGER NOT NULL DEFAULT 0 CHECK (resent IN (0,1)),
  error_code      INTEGER NOT NULL DEFAULT 0,
  problem         TEXT NOT NULL DEFAULT '',
  needs           TEXT NOT NULL DEFAULT '' CHECK (needs IN ('','public','booked','stay'))
) STRICT, WITHOUT ROWID;
INSERT INTO outbox_new(message_id, conversation_id, seq, state, purpose, once_hash, attempts, next_at, since, resent, error_code, problem, needs)
  SELECT message_id, conversation_id, seq, state, purpose, once_hash, attempts, next_at, since, resent, error_code, problem, needs FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_new RENAME TO outbox;
CREATE INDEX outbox_queue ON outbox(next_at) WHERE state = 'queued';
CREATE INDEX outbox_open ON outbox(conversation_id, seq) WHERE state IN ('queued','sending','uncertain');

-- The ledger only grows. It outlives the guest: it proves what they agreed to. What is older than the horizon may go,
-- and nothing else.
CREATE TABLE consents (
  seq        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  at         INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('opt_in','opt_out')),
  scope      TEXT NOT NULL CHECK (scope IN ('stay','marketing','ai')),
  source     TEXT NOT NULL,
  simulated  INTEGER NOT NULL DEFAULT 0 CHECK (simulated IN (0,1)),
  guest_id   TEXT NOT NULL DEFAULT '',
  booking_id TEXT NOT NULL DEFAULT '',
  phone_hash BLOB,
  user_hash  BLOB,
  doc_sealed BLOB NOT NULL
) STRICT;
CREATE INDEX consents_guest ON consents(guest_id) WHERE guest_id <> '';
CREATE INDEX consents_phone ON consents(phone_hash) WHERE phone_hash IS NOT NULL;
CREATE INDEX consents_user ON consents(user_hash) WHERE user_hash IS NOT NULL;

CREATE TABLE consent_horizon (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  before INTEGER NOT NULL
) STRICT;
INSERT INTO consent_horizon(id, before) VALUES (1, 0);
CREATE TRIGGER consents_never_change BEFORE UPDATE ON consents BEGIN SELECT RAISE(ABORT, 'the ledger of consent is never changed'); END;
CREATE TRIGGER consents_never_go BEFORE DELETE ON consents WHEN OLD.at >= (SELECT before FROM consent_horizon)
  BEGIN SELECT RAISE(ABORT, 'the ledger of consent is kept for its period'); END;

-- Who said STOP stays known by a fingerprint alone, also after everything about them is deleted (GDPR art. 21).
CREATE TABLE opt_outs (
  person_hash BLOB NOT NULL,
  scope       TEXT NOT NULL CHECK (scope IN ('stay','marketing','ai')),
  at          INTEGER NOT NULL,
  PRIMARY KEY (person_hash, scope)
) STRICT, WITHOUT ROWID;

CREATE TABLE templates (
  account      TEXT NOT NULL,
  name         TEXT NOT NULL,
  language     TEXT NOT NULL,
  category     TEXT NOT NULL CHECK (category IN ('utility','marketing','authentication')),
  state        TEXT NOT NULL CHECK (state IN ('draft','pending','approved','rejected','paused','disabled','deleted')),
  quality      TEXT NOT NULL CHECK (quality IN ('unknown','green','yellow','red')),
  origin       TEXT NOT NULL CHECK (origin IN ('library','own','platform')),
  platform_id  TEXT NOT NULL DEFAULT '',
  doc_sealed   BLOB NOT NULL,
  created_at   INTEGER NOT NULL,
  updated_at   INTEGER NOT NULL,
  state_since  INTEGER NOT NULL,
  submitted_at INTEGER,
  checked_at   INTEGER,
  PRIMARY KEY (account, name, language)
) STRICT, WITHOUT ROWID;
CREATE INDEX templates_platform ON templates(platform_id) WHERE platform_id <> '';
