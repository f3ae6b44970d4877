package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"fmt"
	"time"

	"portineria/stay"
)

// Holder is who is known under an identifier. One that was replaced still finds
// them: late events use it.
type Holder struct {
	Guest      stay.GuestID // empty: nobody
	ReplacedAt time.Time    // zero: it is theirs now
}

// Live reports whether somebody holds the identifier now.
func (h Holder) Live() bool { return h.Guest != "" && h.ReplacedAt.IsZero() }

// Holders are those known under the identifiers that one webhook names.
type Holders struct{ UserID, ParentID, Phone Holder }

// Holders looks up who is known under the identifiers of a sender; empty ones are
// nobody's. A parent id is looked up like a user id.
func (q queries) Holders(ctx context.Context, userID, parentID, phone string, simulated bool) (Holders, error) {
	var all Holders
	user, parent := q.aliasHash(Alias{AliasUserID, userID}, simulated), q.aliasHash(Alias{AliasUserID, parentID}, simulated)
	number := q.aliasHash(Alias{AliasPhone, phone}, simulated)
	_, err := queryAll(ctx, q, `SELECT kind, value_hash, guest_id, superseded_at FROM aliases WHERE kind = 'user_id' AND value_hash IN (?, ?) OR kind = 'phone' AND value_hash = ?`,
		func(row scanner) (none struct{}, err error) {
			var kind string
			var hash []byte
			var h Holder
			var replaced sql.NullInt64
			if err := row.Scan(&kind, &hash, &h.Guest, &replaced); err != nil {
				return none, err
			}
			h.ReplacedAt = at(replaced)
			switch {
			case kind == AliasPhone:
				all.Phone = h
			case string(hash) == string(user):
				all.UserID = h
			default:
				all.ParentID = h
			}
			return none, nil
		}, user, parent, number)
	if err != nil {
		return all, fmt.Errorf("look up who writes: %w", err)
	}
	return all, nil
}

// PutOldAlias says that a guest was reached under an identifier once, and is not any
// more. Where somebody is known under it already, nothing changes.
func (tx *Tx) PutOldAlias(ctx context.Context, g stay.GuestID, a Alias, simulated bool, now time.Time) error {
	hash := tx.aliasHash(a, simulated)
	if a.Value == "" {
		return nil
	}
	sealed, err := tx.sealBytes(ctx, guestKey(g), []byte(a.Value), "aliases", "value_sealed", a.Kind+"/"+hex.EncodeToString(hash))
	if err != nil {
		return err
	}
	return tx.exec(ctx, `INSERT INTO aliases(kind, value_hash, guest_id, value_sealed, first_seen, last_seen, superseded_at) VALUES (?1,?2,?3,?4,?5,?5,?5) ON CONFLICT DO NOTHING`,
		a.Kind, hash, string(g), sealed, ms(now))
}

const personQuestionColumns = `SELECT id, guest_id, other_id, phone_sealed, simulated, state, opened_at, closed_at FROM person_questions `

func (q queries) scanPersonQuestion(ctx context.Context) func(scanner) (stay.PersonQuestion, error) {
	return func(row scanner) (stay.PersonQuestion, error) {
		var x stay.PersonQuestion
		var sealed []byte
		var opened, closed sql.NullInt64
		if err := row.Scan(&x.ID, &x.Guest, &x.Other, &sealed, &x.Simulated, &x.State, &opened, &closed); err != nil {
			return x, err
		}
		x.OpenedAt, x.ClosedAt = at(opened), at(closed)
		phone, err := q.openBytes(ctx, guestKey(x.Guest), sealed, "person_questions", "phone_sealed", string(x.ID))
		x.Phone = stay.Private(phone)
		return x, err
	}
}

// PersonQuestion returns one question whether two are one person.
func (q queries) PersonQuestion(ctx context.Context, id stay.PersonQuestionID) (stay.PersonQuestion, error) {
	x, err := queryOne(ctx, q, personQuestionColumns+`WHERE id = ?`, q.scanPersonQuestion(ctx), string(id))
	if err != nil {
		return x, fmt.Errorf("read the question about two guests %s: %w", id, err)
	}
	return x, nil
}

// PersonQuestions lists those that wait for the owner, the oldest first; of one
// guest where g is given, else all but the simulator's.
func (q queries) PersonQuestions(ctx context.Context, g stay.GuestID) ([]stay.PersonQuestion, error) {
	return queryAll(ctx, q, personQuestionColumns+`WHERE state = 'open' AND ((?1 = '' AND simulated = 0) OR guest_id = ?1 OR other_id = ?1) ORDER BY opened_at, id`,
		q.scanPersonQuestion(ctx), string(g))
}

// AskPerson opens a question whether two are one person. About each pair it is asked
// once, whatever the answer was.
func (tx *Tx) AskPerson(ctx context.Context, x stay.PersonQuestion) error {
	sealed, err := tx.sealBytes(ctx, guestKey(x.Guest), []byte(x.Phone), "person_questions", "phone_sealed", string(x.ID))
	if err != nil {
		return fmt.Errorf("ask about two guests: %w", err)
	}
	n, err := tx.execCount(ctx, `INSERT INTO person_questions(id, guest_id, other_id, phone_sealed, simulated, state, opened_at)
		SELECT ?1,?2,?3,?4,?5,'open',?6 WHERE NOT EXISTS (SELECT 1 FROM person_questions WHERE guest_id = ?3 AND other_id = ?2) ON CONFLICT DO NOTHING`,
		string(x.ID), string(x.Guest), string(x.Other), sealed, flag(x.Simulated), ms(x.OpenedAt))
	if err != nil || n == 0 {
		return err
	}
	tx.Note("person", string(x.ID))
	return nil
}

// ClosePersonQuestion keeps the owner's answer.
func (tx *Tx) ClosePersonQuestion(ctx context.Context, id stay.PersonQuestionID, state stay.PersonState, now time.Time) error {
	tx.Note("person", string(id))
	return tx.must(ctx, `UPDATE person_questions SET state = ?, closed_at = ? WHERE id = ? AND state = 'open'`, string(state), ms(now), string(id))
}
