package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"portineria/stay"
)

// guestKey is the id of the key under which everything of a guest is sealed:
// their names and numbers, conversations, messages, questions and traces.
func guestKey(id stay.GuestID) string { return "guest:" + string(id) }

type guestDoc struct {
	Name, Phone, UserID string    `json:",omitempty"`
	PhoneAt             time.Time `json:",omitzero"`
	PassedOn            bool      `json:",omitempty"`
	Called              string    `json:",omitempty"`
	CalledAt            time.Time `json:",omitzero"`
}

const guestColumns = `SELECT id, doc_sealed, language, is_owner, stopped_at, no_ai_at, created_at FROM guests `

func (q queries) scanGuest(ctx context.Context) func(scanner) (stay.Guest, error) {
	return func(row scanner) (stay.Guest, error) {
		var g stay.Guest
		var sealed []byte
		var stopped, noAI, created sql.NullInt64
		if err := row.Scan(&g.ID, &sealed, &g.Language, &g.IsOwner, &stopped, &noAI, &created); err != nil {
			return g, err
		}
		g.StoppedAt, g.NoAIAt, g.CreatedAt = at(stopped), at(noAI), at(created)
		var d guestDoc
		err := q.openDoc(ctx, guestKey(g.ID), sealed, &d, "guests", "doc_sealed", string(g.ID))
		g.Name, g.Phone, g.UserID = stay.Private(d.Name), stay.Private(d.Phone), stay.Private(d.UserID)
		g.PhoneAt, g.PassedOn = d.PhoneAt, d.PassedOn
		g.Called, g.CalledAt = stay.Private(d.Called), d.CalledAt
		return g, err
	}
}

// Guest returns one guest.
func (q queries) Guest(ctx context.Context, id stay.GuestID) (stay.Guest, error) {
	g, err := queryOne(ctx, q, guestColumns+`WHERE id = ?`, q.scanGuest(ctx), string(id))
	if err != nil {
		return g, fmt.Errorf("read the guest %s: %w", id, err)
	}
	return g, nil
}

// PutGuest stores a guest, new or changed.
func (tx *Tx) PutGuest(ctx context.Context, g stay.Guest) error {
	if _, err := tx.key(ctx, guestKey(g.ID)); errors.Is(err, errKeyGone) {
		if err := tx.newKey(ctx, guestKey(g.ID), g.CreatedAt.UnixMilli()); err != nil {
			return err
		}
	} else if err != nil {
		return err
	}
	sealed, err := tx.sealDoc(ctx, guestKey(g.ID), guestDoc{string(g.Name), string(g.Phone), string(g.UserID), g.PhoneAt, g.PassedOn, string(g.Called), g.CalledAt}, "guests", "doc_sealed", string(g.ID))
	if err != nil {
		return fmt.Errorf("store the guest %s: %w", g.ID, err)
	}
	return tx.exec(ctx, `INSERT INTO guests(id, doc_sealed, language, is_owner, stopped_at, no_ai_at, created_at) VALUES (?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET doc_sealed = excluded.doc_sealed, language = excluded.language, is_owner = excluded.is_owner,
			stopped_at = excluded.stopped_at, no_ai_at = excluded.no_ai_at`,
		string(g.ID), sealed, g.Language, flag(g.IsOwner), ms(g.StoppedAt), ms(g.NoAIAt), ms(g.CreatedAt))
}

// Alias is one of the identifiers under which the platform names a person.
// Usernames are none: they are shown and never looked up.
type Alias struct {
	Kind  string // user_id or phone
	Value string
}

// Aliases of one person.
const (
	AliasUserID = "user_id"
	AliasPhone  = "phone"
)

// hashed is how an alias is looked up. A simulated chat's numbers are its own:
// they never meet the real guest with the same number.
func (q queries) aliasHash(a Alias, simulated bool) []byte {
	use := "alias " + a.Kind
	if simulated {
		use = "simulated " + use
	}
	return q.hash(use, a.Value)
}

// GuestByAlias returns who holds an identifier now, or stay.ErrNotFound.
func (q queries) GuestByAlias(ctx context.Context, a Alias, simulated bool) (stay.GuestID, error) {
	return queryOne(ctx, q, `SELECT guest_id FROM aliases WHERE kind = ? AND value_hash = ?`, scanValue[stay.GuestID], a.Kind, q.aliasHash(a, simulated))
}

// HasLiveAlias reports whether a guest holds an alias of that kind which no
// other has replaced.
func (q queries) HasLiveAlias(ctx context.Context, g stay.GuestID, kind string) (bool, error) {
	return queryOne(ctx, q, `SELECT EXISTS (SELECT 1 FROM aliases WHERE guest_id = ? AND kind = ? AND superseded_at IS NULL)`, scanValue[bool], string(g), kind)
}

// PutAlias says that a guest is reached under an identifier, now. One that
// belonged to somebody else passes over to this guest.
func (tx *Tx) PutAlias(ctx context.Context, g stay.GuestID, a Alias, simulated bool, now time.Time) error {
	hash := tx.aliasHash(a, simulated)
	if err := tx.keepMarks(ctx, g, hash); err != nil {
		return err
	}
	sealed, err := tx.sealBytes(ctx, guestKey(g), []byte(a.Value), "aliases", "value_sealed", a.Kind+"/"+hex.EncodeToString(hash))
	if err != nil {
		return err
	}
	return tx.exec(ctx, `INSERT INTO aliases(kind, value_hash, guest_id, value_sealed, first_seen, last_seen) VALUES (?1,?2,?3,?4,?5,?5)
		ON CONFLICT DO UPDATE SET guest_id = excluded.guest_id, value_sealed = excluded.value_sealed,
			first_seen = CASE guest_id WHEN excluded.guest_id THEN first_seen ELSE excluded.first_seen END,
			last_seen = excluded.last_seen, superseded_at = NULL`, a.Kind, hash, string(g), sealed, ms(now))
}

// SupersedeAlias says that an identifier was replaced by another one of the
// same person. It still finds them: late events use it.
func (tx *Tx) SupersedeAlias(ctx context.Context, a Alias, simulated bool, now time.Time) error {
	return tx.exec(ctx, `UPDATE aliases SET superseded_at = ? WHERE kind = ? AND value_hash = ?`, ms(now), a.Kind, tx.aliasHash(a, simulated))
}

// RemoveGuest deletes a guest with all that hangs on them, and destroys the
// key: what is left in older copies of the file cannot be read.
func (tx *Tx) RemoveGuest(ctx context.Context, id stay.GuestID) error {
	if err := tx.must(ctx, `DELETE FROM guests WHERE id = ?`, string(id)); err != nil {
		return fmt.Errorf("remove the guest %s: %w", id, err)
	}
	tx.Note("guest", string(id))
	return tx.destroyKey(ctx, guestKey(id))
}
