-- Files that guests sent. The files themselves are sealed in the folder "media", each under a key of its own that stands
-- in doc_sealed: without its row nobody can read one.
CREATE TABLE media (
  id              TEXT PRIMARY KEY,
  message_id      TEXT NOT NULL REFERENCES messages(id) ON DELETE CASCADE,
  conversation_id TEXT NOT NULL REFERENCES conversations(id) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('image','video','audio','voice','document','sticker')),
  state           TEXT NOT NULL CHECK (state IN ('waiting','kept','failed','deleted')),
  problem         TEXT NOT NULL DEFAULT '',
  type            TEXT NOT NULL DEFAULT '',
  size            INTEGER NOT NULL DEFAULT 0,
  file            TEXT NOT NULL UNIQUE,
  doc_sealed      BLOB NOT NULL,
  paper           TEXT NOT NULL DEFAULT '' CHECK (paper IN ('','likely','said','cleared')),
  speech          TEXT NOT NULL DEFAULT '' CHECK (speech IN ('','waiting','heard','silent','failed')),
  told            TEXT NOT NULL DEFAULT '' CHECK (told IN ('','looks','type','paper')),
  told_at         INTEGER,
  attempts        INTEGER NOT NULL DEFAULT 0,
  next_at         INTEGER,
  received_at     INTEGER NOT NULL,
  kept_at         INTEGER,
  heard_at        INTEGER,
  forget_at       INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX media_message ON media(message_id);
CREATE INDEX media_conversation ON media(conversation_id, received_at);
CREATE INDEX media_waiting ON media(next_at) WHERE state = 'waiting';
CREATE INDEX media_listening ON media(next_at) WHERE speech = 'waiting';
CREATE INDEX media_received ON media(received_at) WHERE state IN ('waiting','kept','failed');
CREATE INDEX media_forget ON media(forget_at) WHERE forget_at IS NOT NULL;
