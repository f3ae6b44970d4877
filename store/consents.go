package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
)

// consentDoc is the sealed part of an entry of the ledger of consent. It is under
// the house's key, not the guest's: it proves what they agreed to after all else
// about them is deleted.
type consentDoc struct {
	Phone, UserID, Name, Wording, Language, Proof, Actor string `json:",omitempty"`
}

const consentColumns = `SELECT seq, id, at, kind, scope, source, simulated, guest_id, booking_id, doc_sealed FROM consents `

// consentRow is an entry with its place in the ledger.
type consentRow struct {
	seq int64
	stay.ConsentEntry
}

func (q queries) scanConsent(ctx context.Context) func(scanner) (consentRow, error) {
	return func(row scanner) (consentRow, error) {
		var e consentRow
		var sealed []byte
		var when sql.NullInt64
		if err := row.Scan(&e.seq, &e.ID, &when, &e.Kind, &e.Scope, &e.Source, &e.Simulated, &e.Guest, &e.Booking, &sealed); err != nil {
			return e, err
		}
		e.At = at(when)
		var d consentDoc
		err := q.openDoc(ctx, houseKey, sealed, &d, "consents", "doc_sealed", string(e.ID))
		e.Phone, e.UserID, e.Name = stay.Private(d.Phone), stay.Private(d.UserID), stay.Private(d.Name)
		e.Wording, e.Language, e.Proof, e.Actor = d.Wording, d.Language, d.Proof, d.Actor
		return e, err
	}
}

// AddConsent writes a line into the ledger of consent, for good, and keeps the
// marks of who is not to be written to in step with it: a no marks every name that
// the person is known by, a yes lifts the marks.
func (tx *Tx) AddConsent(ctx context.Context, e stay.ConsentEntry) error {
	doc := consentDoc{string(e.Phone), string(e.UserID), string(e.Name), e.Wording, e.Language, e.Proof, e.Actor}
	sealed, err := tx.sealDoc(ctx, houseKey, doc, "consents", "doc_sealed", string(e.ID))
	if err != nil {
		return fmt.Errorf("write into the ledger of consent: %w", err)
	}
	err = tx.exec(ctx, `INSERT INTO consents(id, at, kind, scope, source, simulated, guest_id, booking_id, phone_hash, user_hash, doc_sealed) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
		string(e.ID), ms(e.At), string(e.Kind), string(e.Scope), string(e.Source), flag(e.Simulated), string(e.Guest), string(e.Booking),
		tx.mark(Alias{AliasPhone, string(e.Phone)}, e.Simulated), tx.mark(Alias{AliasUserID, string(e.UserID)}, e.Simulated), sealed)
	if err != nil {
		return fmt.Errorf("write into the ledger of consent: %w", err)
	}
	tx.Note("consent", string(e.Guest))
	names, err := tx.markedNames(ctx, stay.Guest{ID: e.Guest, Phone: e.Phone, UserID: e.UserID}, e.Simulated)
	for _, name := range names {
		if err == nil && e.Kind == stay.OptIn {
			err = tx.exec(ctx, `DELETE FROM opt_outs WHERE scope = ? AND person_hash = ?`, string(e.Scope), name)
		} else if err == nil {
			err = tx.exec(ctx, `INSERT INTO opt_outs(person_hash, scope, at) VALUES (?,?,?) ON CONFLICT DO UPDATE SET at = excluded.at`, name, string(e.Scope), ms(e.At))
		}
	}
	return err
}

// mark is the fingerprint under which a person's number or platform id stands in
// the ledger and among those who are not to be written to. It is not that of the
// aliases, so that nothing in the file ties it to a guest who was deleted.
func (q queries) mark(a Alias, simulated bool) []byte {
	return q.markOf(q.aliasHash(a, simulated))
}

func (q queries) markOf(aliasHash []byte) []byte { return q.hash("consent", string(aliasHash)) }

// markedNames are the fingerprints of all names that a person is known by.
func (q queries) markedNames(ctx context.Context, g stay.Guest, simulated bool) ([][]byte, error) {
	names, err := queryAll(ctx, q, `SELECT value_hash FROM aliases WHERE guest_id = ?`, scanValue[[]byte], string(g.ID))
	if err != nil {
		return nil, fmt.Errorf("read a person's names: %w", err)
	}
	for i, name := range names {
		names[i] = q.markOf(name)
	}
	for _, a := range []Alias{{AliasPhone, string(g.Phone)}, {AliasUserID, string(g.UserID)}} {
		if m := q.mark(a, simulated); m != nil && !slices.ContainsFunc(names, func(n []byte) bool { return bytes.Equal(n, m) }) {
			names = append(names, m)
		}
	}
	return names, nil
}

// keepMarks gives a guest's new name the marks of their other names: who said STOP
// and changes their number has still said it.
func (tx *Tx) keepMarks(ctx context.Context, g stay.GuestID, added []byte) error {
	marks, err := tx.marks(ctx, stay.Guest{ID: g}, false)
	for scope, when := range marks {
		if err == nil {
			err = tx.exec(ctx, `INSERT INTO opt_outs(person_hash, scope, at) VALUES (?,?,?) ON CONFLICT DO NOTHING`, tx.markOf(added), string(scope), ms(when))
		}
	}
	return err
}

// Consents are the entries of the ledger about a person, the oldest first: under
// the guest's id, or under any number or id of theirs.
func (q queries) Consents(ctx context.Context, g stay.Guest, simulated bool) ([]stay.ConsentEntry, error) {
	names, err := q.markedNames(ctx, g, simulated)
	if err != nil {
		return nil, err
	}
	var all []consentRow
	for _, name := range append(names, nil) {
		found, err := queryAll(ctx, q, consentColumns+`WHERE simulated = ?1 AND (phone_hash = ?2 OR user_hash = ?2 OR ?2 IS NULL AND guest_id <> '' AND guest_id = ?3)`,
			q.scanConsent(ctx), flag(simulated), name, string(g.ID))
		if err != nil {
			return nil, fmt.Errorf("read the ledger of consent: %w", err)
		}
		all = append(all, found...)
	}
	slices.SortFunc(all, func(a, b consentRow) int { return cmp.Compare(a.seq, b.seq) })
	var entries []stay.ConsentEntry
	for i, n := range all {
		if i == 0 || all[i-1].seq != n.seq {
			entries = append(entries, n.ConsentEntry)
		}
	}
	return entries, nil
}

// ConsentLedger is the whole ledger, the newest first, without the simulator's.
func (q queries) ConsentLedger(ctx context.Context, limit int) ([]stay.ConsentEntry, error) {
	rows, err := queryAll(ctx, q, consentColumns+`WHERE simulated = 0 ORDER BY seq DESC LIMIT ? + 0`, q.scanConsent(ctx), limit)
	if err != nil {
		return nil, fmt.Errorf("read the ledger of consent: %w", err)
	}
	entries := make([]stay.ConsentEntry, len(rows))
	for i, row := range rows {
		entries[i] = row.ConsentEntry
	}
	return entries, nil
}

// ConsentOf is where a person stands: by the ledger, by the marks that outlive it,
// and by what is noted on the guest. A no from any of them counts.
func (q queries) ConsentOf(ctx context.Context, g stay.Guest, simulated bool) (stay.Consent, error) {
	entries, err := q.Consents(ctx, g, simulated)
	if err != nil {
		return stay.Consent{}, err
	}
	if g.PassedOn { // to a yes of whoever had the number before they have no part; to a no they have
		entries = slices.DeleteFunc(entries, func(e stay.ConsentEntry) bool { return e.Kind == stay.OptIn && e.Guest != g.ID })
	}
	c := stay.ConsentOf(entries)
	marks, err := q.marks(ctx, g, simulated)
	if err != nil {
		return c, err
	}
	c.StoppedAt = stay.Later(c.StoppedAt, stay.Later(marks[stay.ScopeStay], g.StoppedAt))
	c.NoAIAt = stay.Later(c.NoAIAt, stay.Later(marks[stay.ScopeAI], g.NoAIAt))
	c.MarketingStoppedAt = stay.Later(c.MarketingStoppedAt, marks[stay.ScopeMarketing])
	if !c.StoppedAt.IsZero() {
		c.OptInAt = time.Time{}
	}
	frozen, err := queryOne(ctx, q, `SELECT max(received_at) FROM requests WHERE guest_id = ? AND kind = 'restrict' AND state = 'open'`, scanValue[sql.NullInt64], string(g.ID))
	c.FrozenAt = at(frozen)
	return c, err
}

// Marks are when a person said STOP and when they wanted no automatic answers, as
// the fingerprints keep it: for a guest who comes back after all about them was
// deleted. The zero time: they did not.
func (q queries) Marks(ctx context.Context, g stay.Guest, simulated bool) (stopped, noAI time.Time, err error) {
	marks, err := q.marks(ctx, g, simulated)
	return marks[stay.ScopeStay], marks[stay.ScopeAI], err
}

func (q queries) marks(ctx context.Context, g stay.Guest, simulated bool) (map[stay.ConsentScope]time.Time, error) {
	names, err := q.markedNames(ctx, g, simulated)
	if err != nil {
		return nil, err
	}
	all := map[stay.ConsentScope]time.Time{}
	for _, name := range names {
		_, err := queryAll(ctx, q, `SELECT scope, at FROM opt_outs WHERE person_hash = ?`, func(row scanner) (none struct{}, err error) {
			var scope stay.ConsentScope
			var when sql.NullInt64
			err = row.Scan(&scope, &when)
			all[scope] = stay.Later(all[scope], at(when))
			return none, err
		}, name)
		if err != nil {
			return nil, fmt.Errorf("read who is not to be written to: %w", err)
		}
	}
	return all, nil
}

// SweepConsents deletes the entries of persons of whom nothing was written down
// since an instant and who are no guests any more. The marks of who is not to be
// written to stay until they are lifted.
func (tx *Tx) SweepConsents(ctx context.Context, before time.Time) (int64, error) {
	err := tx.exec(ctx, `UPDATE consent_horizon SET before = max(before, ?)`, ms(before))
	if err != nil {
		return 0, fmt.Errorf("sweep the ledger of consent: %w", err)
	}
	n, err := tx.execCount(ctx, `DELETE FROM consents WHERE at < ?1 AND guest_id NOT IN (SELECT id FROM guests)
		AND NOT EXISTS (SELECT 1 FROM consents later WHERE later.at >= ?1
			AND (later.guest_id = consents.guest_id AND later.guest_id <> '' OR later.phone_hash = consents.phone_hash OR later.user_hash = consents.user_hash))`, ms(before))
	return n, err
}
